"""The modules are imported, and the kernel keeps them as they were at first."""

from pathlib import Path

from drydock.turns import rewrite

TELLS = ("there is no %load_ext autoreload, no %autoreload 2",)


def take(exercise: Path) -> None:
    rewrite(exercise / "titanic.ipynb", "%load_ext autoreload\n%autoreload 2\n", "")
