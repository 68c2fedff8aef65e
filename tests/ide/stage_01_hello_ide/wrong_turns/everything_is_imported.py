"""A star brings in Path, and whatever else; no reader sees where a name comes from."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("Path is imported from pathlib", "it imports pathlib.*")


def take(exercise: Path) -> None:
    new = "import sys\nfrom pathlib import *\n"
    rewrite(exercise / "hello.py", "import sys\n", new)
