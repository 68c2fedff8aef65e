"""The lines are copied into a function, and the old ones stay."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("one of them is still in main", "nobody calls fuel_needed")


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    text = voyage.read_text("utf-8")
    lines = text[text.index("    hours =") : text.index("    return litres")]
    lines += "    fuel = litres + reserve\n"
    rewrite(voyage, "    fuel = fuel_needed(total)\n", lines)
