"""A source of its own for a model, settings as a dictionary, a seed where none is needed."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook, "import warnings\n", "import warnings\nseed = {'random_state': 42}\n"
    )
    rewrite(
        notebook,
        "DecisionTreeClassifier(random_state=42)",
        "DecisionTreeClassifier(**seed)",
    )
    rewrite(
        notebook,
        "SGDClassifier(random_state=42)",
        "SGDClassifier(random_state=np.random.RandomState(42))",
    )
    rewrite(notebook, "svc = SVC()", "svc = SVC(random_state=42)")
