"""The comment takes the underline away, and the call stays wrong."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("4. report calls line", "unexpected keyword argument", "says to no tool")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "complete.py",
        'units="kg")',
        'units="kg")  # pylint: disable=unexpected-keyword-arg',
    )
