"""The new import stands above the other one.."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"


def take(exercise: Path) -> None:
    new = "from pathlib import Path\n\nimport sys\n"
    rewrite(exercise / "hello.py", "import sys\n", new)
