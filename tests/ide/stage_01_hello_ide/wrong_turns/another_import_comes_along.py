"""A second quick fix was tried, and what it imported has stayed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("only an import is new", "it also imports os")


def take(exercise: Path) -> None:
    rewrite(exercise / "hello.py", "import sys\n", "import os\nimport sys\n")
