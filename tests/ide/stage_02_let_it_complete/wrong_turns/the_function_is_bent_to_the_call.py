"""The call is underlined, so the parameter of the function is renamed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("only the four places have changed", "def line(name, value, *, unit)")


def take(exercise: Path) -> None:
    rewrite(exercise / "complete.py", "*, unit)", "*, units)")
    rewrite(exercise / "complete.py", "{value:.2f} {unit}", "{value:.2f} {units}")
    rewrite(exercise / "complete.py", "unit=", "units=")
