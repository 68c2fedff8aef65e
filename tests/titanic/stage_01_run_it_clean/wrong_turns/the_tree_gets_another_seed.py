"""Any seed seems as good as another: the score is the same."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("decision_tree is fitted with random_state=42", "its random_state is 0")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "DecisionTreeClassifier(random_state=42)",
        "DecisionTreeClassifier(random_state=0)",
    )
