"""The chance is there already: why ask the model once more for its decision?"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "with another file in its place, the service serves that one",
    "look for what is kept from the model of before, such as a threshold",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "app.py",
        "if model.predict(row)[0] == BAD else",
        "if model.predict_proba(row)[0, bad] >= 1 / 6 else",
    )
