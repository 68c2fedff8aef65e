"""It prints the same today, because it is printed without decimals."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("both_units means the same", "round(miles * 1.852)")


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(voyage, "= miles * 1.852", "= round(miles * 1.852)")
