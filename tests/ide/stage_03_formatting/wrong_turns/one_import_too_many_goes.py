"""All that looks unfamiliar is deleted."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("not there any more: mean (statistics.mean)",)


def take(exercise: Path) -> None:
    rewrite(exercise / "imports.py", "from statistics import mean\n", "")
