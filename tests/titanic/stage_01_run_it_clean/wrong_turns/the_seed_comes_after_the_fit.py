"""The model says that its seed is 42; it has drawn its numbers before it got it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("decision_tree had none", "when fit was called", "fit draws the numbers")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook, "DecisionTreeClassifier(random_state=42)", "DecisionTreeClassifier()"
    )
    rewrite(
        notebook,
        "decision_tree.fit(X_train, Y_train)",
        "decision_tree.fit(X_train, Y_train)\ndecision_tree.set_params(random_state=42)",
    )
