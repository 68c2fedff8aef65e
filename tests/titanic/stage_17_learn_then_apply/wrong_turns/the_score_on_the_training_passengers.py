"""One line is enough: fit, and score."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the score is measured on passengers from whom the forest has not learned",
    "asked about those it was fitted on",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "    return cross_val_score(build_model(), passengers, survived, cv=FOLDS).mean()",
        "    return build_model().fit(passengers, survived).score(passengers, survived)",
    )
