"""The function swallows whatever it does not know, and nothing is underlined any more."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("only the four places have changed", "def line(name, value, *, unit)")


def take(exercise: Path) -> None:
    rewrite(exercise / "complete.py", "*, unit)", '*, unit="kg", **_)')
    rewrite(exercise / "complete.py", 'unit="kg")\n\n\nprint', 'units="kg")\n\n\nprint')
