"""The seeds are in, but the kernel was never restarted."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("runs from top to bottom", "NameError", "rare_titles", "first defined below")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "= DecisionTreeClassifier()",
        "= DecisionTreeClassifier(random_state=42)",
    )
    rewrite(notebook, "(n_estimators=100)", "(n_estimators=100, random_state=42)")
    rewrite(notebook, "SGDClassifier()", "SGDClassifier(random_state=42)")
