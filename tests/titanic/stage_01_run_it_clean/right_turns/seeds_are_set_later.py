"""The seed is set on the model after it was made."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "sgd = SGDClassifier(random_state=42)",
        "sgd = SGDClassifier()\nsgd.set_params(random_state=42)",
    )
    rewrite(
        notebook,
        "RandomForestClassifier(n_estimators=100, random_state=42)",
        "RandomForestClassifier(**dict(n_estimators=100, random_state=42))",
    )
