"""A rule goes into a package; a message that does not fit is switched off by its name."""

from pathlib import Path

from drydock.judging.turns import rewrite

HEAD = '''"""Cutting numbers into bands."""

import math
from collections.abc import Sequence

import pandas as pd


'''


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    text = core.read_text("utf-8")
    begin = text.index("def categorize(")
    end = text.index("\n\n\ndef ", begin)
    function = text[begin:end]
    text = text[:begin] + text[end:].lstrip("\n")
    text = text.replace("from collections.abc import Sequence\n", "")
    core.write_text(text, "utf-8")
    rewrite(
        core,
        "import pandas as pd\n",
        "import pandas as pd\n\nfrom rules.bands import categorize\n",
    )
    (exercise / "rules").mkdir()
    (exercise / "rules/__init__.py").write_text('"""What is known of ships."""\n')
    spelled = f"{HEAD}{function}\n\n\nPi = math.pi  # pylint: disable=invalid-name\n"
    (exercise / "rules/bands.py").write_text(spelled, "utf-8")
