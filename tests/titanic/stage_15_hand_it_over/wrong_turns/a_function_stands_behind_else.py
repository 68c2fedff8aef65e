"""A function without a test stands behind the `else` of the script's own call of main."""

from pathlib import Path

TELLS = ("% of train.py; never run: lines", "remove dead code")

BEHIND = '''else:

    def count_classes(features):
        """Counts the passengers in each class."""
        counts = {}
        for number in features["Pclass"]:
            counts[number] = counts.get(number, 0) + 1
        return counts
'''


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    script.write_text(script.read_text("utf-8") + BEHIND, "utf-8")
