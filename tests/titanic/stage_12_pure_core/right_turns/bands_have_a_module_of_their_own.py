"""The core is split further, and a module of its own has the bands."""

from pathlib import Path

BANDS = '''"""Cutting numbers into bands."""

import math


'''


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    text = core.read_text("utf-8")
    begin = text.index("def categorize(")
    end = text.index("\n\n\ndef ", begin)
    function = text[begin:end].replace("pd.Series", "Series").replace("pd.cut", "cut")
    text = text[:begin] + text[end:].lstrip("\n")
    text = text.replace(
        "import pandas as pd\n", "import pandas as pd\n\nfrom bands import categorize\n"
    )
    text = text.replace("from collections.abc import Sequence\n", "")
    core.write_text(text, "utf-8")
    head = BANDS.replace(
        "import math\n",
        "import math\nfrom collections.abc import Sequence\n\nfrom pandas import Series, cut\n",
    )
    (exercise / "bands.py").write_text(f"{head}{function}\n", "utf-8")
