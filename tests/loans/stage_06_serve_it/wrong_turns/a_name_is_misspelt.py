"""A slip in predict: no applicant gets an answer."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "within: NameError: name 'rows' is not defined at app.py",
    "mend that error first, in the line that is told",
    "WAITING The request is held to the same contract",
    "WAITING Without a model, or with a broken one",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "app.py", "predict_proba(row)[0, bad]", "predict_proba(rows)[0, bad]"
    )
