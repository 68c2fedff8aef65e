"""The shell behind the notebook is found by its name as a text."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "line 5 of train.py (get_ipython)",
    "works in a notebook only",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "import pandas as pd\n",
        "import builtins\n\nshell = getattr(builtins, 'get_ipython', None)\nimport pandas as pd\n",
    )
