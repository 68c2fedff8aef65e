"""A line is added for the new place, and the old one stays, so that nothing gets lost."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it lies there, and in artifacts/model.joblib as well",
    "save once, to save_to",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        "    joblib.dump(model, save_to)\n",
        "    joblib.dump(model, save_to)\n    ARTIFACT.parent.mkdir(exist_ok=True)\n"
        "    joblib.dump(model, ARTIFACT)\n",
    )
