"""The seed has a name, and is written once."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "import warnings\n", "import warnings\nSEED = 42\n")
    rewrite(
        notebook,
        "DecisionTreeClassifier(random_state=42)",
        "DecisionTreeClassifier(random_state=SEED)",
    )
    rewrite(
        notebook,
        "(n_estimators=100, random_state=42)",
        "(n_estimators=100, random_state=SEED)",
    )
    rewrite(
        notebook, "SGDClassifier(random_state=42)", "SGDClassifier(random_state=SEED)"
    )
