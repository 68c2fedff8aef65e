"""A rule goes into a package; a message that does not fit is switched off by its name; a file
begins with a byte order mark; and the README has prompts, other paths and more commands.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

HEAD = '''"""Cutting numbers into bands."""

import math
from collections.abc import Sequence

import pandas as pd


'''

README = """# Titanic

It learns who survived, and says of other passengers whether they did; see `train.csv`.

    python this/is/no/command.py

~~~console
$ python3 train.py
training accuracy: 86.76 %
$ python -m pytest tests/test_train.py  # the lock alone
$ ..\\..\\.venv\\Scripts\\python.exe -m black --check .
~~~

```python
import train
```
"""


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
    core.write_text(core.read_text("utf-8"), "utf-8-sig")
    (exercise / "README.md").write_text(README, "utf-8")
