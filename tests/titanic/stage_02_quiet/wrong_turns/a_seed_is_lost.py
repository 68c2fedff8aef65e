"""A line was typed again after it had been deleted by mistake, without its seed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("no random_state in decision_tree",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "DecisionTreeClassifier(random_state=42)",
        "DecisionTreeClassifier()",
    )
