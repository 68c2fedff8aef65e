"""What nbconvert makes of a magic is left, where a notebook would not mind it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "of train.py (get_ipython)",
    "works in a notebook only",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "import warnings\n",
        "import warnings\n\n"
        "try:\n"
        "    get_ipython().run_line_magic('matplotlib', 'inline')\n"
        "except NameError:\n"
        "    pass\n",
    )
