"""The chance stands in the first column of what the model says: that of being repaid."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "look at what model.predict_proba and model.predict say of that row",
    "WAITING The model is loaded once",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "app.py", "predict_proba(row)[0, bad]", "predict_proba(row)[0, 0]"
    )
