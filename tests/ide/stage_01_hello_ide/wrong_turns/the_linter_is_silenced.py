"""The red line goes away, and the bug stays."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = (
    "name 'Path' is not defined",
    "says to no tool",
    "in line 5: # pylint: disable",
)


def take(exercise: Path) -> None:
    line = "here = Path(__file__).resolve().parent"
    silenced = f"{line}  # pylint: disable=undefined-variable"
    rewrite(exercise / "hello.py", line, silenced)
