"""Blanks are put in by hand, here and there."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("black would write line 1",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "formatting.py",
        "FATHOM=1.8288   #metres",
        "FATHOM = 1.8288  # metres",
    )
