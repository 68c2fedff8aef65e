"""The own module is not known as one, and goes to the installed ones."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("formatting (your own modules) stands above pandas (what is installed)",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "imports.py",
        "import pandas as pd\n\nfrom formatting import in_metres\n",
        "from formatting import in_metres\nimport pandas as pd\n",
    )
