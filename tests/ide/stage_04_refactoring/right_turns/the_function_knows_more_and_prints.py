"""The line that prints went into the function as well, and the speed is a parameter."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(voyage, "def fuel_needed(total):", "def fuel_needed(total, knots):")
    rewrite(voyage, "hours = total / KNOTS", "hours = total / knots")
    rewrite(
        voyage,
        "    return litres + reserve",
        '    fuel = litres + reserve\n    print(f"Fuel: {fuel:.0f} l")',
    )
    rewrite(
        voyage,
        '    fuel = fuel_needed(total)\n\n    print(f"Fuel: {fuel:.0f} l")\n',
        "    fuel_needed(total, KNOTS)\n",
    )
