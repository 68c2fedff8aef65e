"""The model is no code, and so it is not in the list of what is copied."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "artifacts/model.joblib is in the last stage",
    "no COPY brings it there",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "COPY artifacts/model.joblib artifacts/\n", "")
