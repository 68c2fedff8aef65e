"""The comment went along, the function stands below main, and its value is used at once."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    text = voyage.read_text("utf-8")
    function = text[text.index("def fuel_needed") : text.index("def main")]
    voyage.write_text(text.replace(function, ""), "utf-8")
    function = function.replace("    hours", "    # How much fuel to take\n    hours")
    rewrite(voyage, "if __name__", f"{function}if __name__")
    rewrite(
        voyage, "    # How much fuel to take\n    fuel = fuel_needed(total)\n\n", ""
    )
    rewrite(voyage, "{fuel:.0f}", "{fuel_needed(total=total):.0f}")
