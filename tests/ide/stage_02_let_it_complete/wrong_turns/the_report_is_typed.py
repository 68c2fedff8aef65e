"""The call is in the way, so the line that it should give is typed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("report gets its text from line", "does not call line")


def take(exercise: Path) -> None:
    call = 'line("mean", mean_kilos, unit="kg")'
    rewrite(exercise / "complete.py", call, '"mean: 113.00 kg"')
