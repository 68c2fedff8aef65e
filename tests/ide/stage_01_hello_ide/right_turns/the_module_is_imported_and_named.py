"""The quick fix of some editors imports the module, and writes it before the name."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"


def take(exercise: Path) -> None:
    rewrite(exercise / "hello.py", "import sys\n", "import pathlib\nimport sys\n")
    rewrite(exercise / "hello.py", "= Path(", "= pathlib.Path(")
