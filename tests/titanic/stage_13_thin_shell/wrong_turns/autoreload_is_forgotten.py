"""The modules are imported, and the kernel keeps them as they were at first."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it is not there; the first begins with: import", "above the imports")


def take(exercise: Path) -> None:
    rewrite(exercise / "titanic.ipynb", "%load_ext autoreload\n%autoreload 2\n", "")
