"""The function is written and tested, and train.py does it by itself still."""

from pathlib import Path

TELLS = (
    "train.py gets Title from add_derived_title",
    "came out the same",
    "is still in train.py",
)


def take(exercise: Path) -> None:
    (exercise / "train.py").write_text(BEFORE.read_text("utf-8"), "utf-8")


BEFORE = Path(__file__).parents[4] / "solutions/titanic/07-clear-the-deck/train.py"
