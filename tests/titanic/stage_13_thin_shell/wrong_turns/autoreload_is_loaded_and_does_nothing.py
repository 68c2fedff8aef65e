"""One of the two lines is thought to be enough."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it is loaded and does nothing", "write %autoreload 2 below")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "%load_ext autoreload\n%autoreload 2\n",
        "%load_ext autoreload\n",
    )
