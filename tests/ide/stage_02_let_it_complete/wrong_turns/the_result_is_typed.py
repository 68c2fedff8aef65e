"""The mean is looked up elsewhere and typed as a number."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("mean_kilos is computed from catch", "mean_kilos = 113.0")


def take(exercise: Path) -> None:
    rewrite(exercise / "complete.py", 'catch["kilos"].mean()', "113.0")
