"""The reserve was forgotten in the return."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Fuel: 564 l", "Fuel: 470 l")


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(voyage, "return litres + reserve", "return litres")
