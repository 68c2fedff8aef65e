"""The module is imported, and the name in the line below is still not known."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("name 'Path' is not defined", "ask for a quick fix")


def take(exercise: Path) -> None:
    rewrite(exercise / "hello.py", "import sys\n", "import pathlib\nimport sys\n")
