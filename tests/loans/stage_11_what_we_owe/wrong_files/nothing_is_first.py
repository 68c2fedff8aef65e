"""The table is there, and no decision."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("which debt is paid first", "no line begins with First:")


def take(exercise: Path) -> None:
    rewrite(exercise / "DEBT.md", "First: The image logs nothing\n", "")
