"""Git ignores the folder of the artifacts, and the lines were taken from there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "what stage 1 copies is in the build context",
    "nothing there is artifacts/model.joblib",
)


def take(exercise: Path) -> None:
    rewrite(exercise / ".dockerignore", "!artifacts/model.joblib\n", "")
