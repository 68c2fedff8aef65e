"""The cells were copied by hand, with a line for the page among them."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("is a command to IPython: %matplotlib inline", "take it out")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "import warnings\n",
        "import warnings\n\n%matplotlib inline\n",
    )
