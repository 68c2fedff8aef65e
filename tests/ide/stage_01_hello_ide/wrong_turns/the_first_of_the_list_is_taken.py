"""The quick fix offers several modules that have a Path, and the wrong one is taken."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("hello.py runs to its end", "BadZipFile")


def take(exercise: Path) -> None:
    new = "import sys\nfrom zipfile import Path\n"
    rewrite(exercise / "hello.py", "import sys\n", new)
