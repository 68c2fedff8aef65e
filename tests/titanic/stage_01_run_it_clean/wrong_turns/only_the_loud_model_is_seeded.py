"""Only the model whose score was seen to change is given a seed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("no random_state in decision_tree, random_forest", "prove nothing")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook, "DecisionTreeClassifier(random_state=42)", "DecisionTreeClassifier()"
    )
    rewrite(notebook, "(n_estimators=100, random_state=42)", "(n_estimators=100)")
