"""There is a pipeline, and it publishes."""

from pathlib import Path

FROM = "start"
TELLS = (
    "job test, step 5 (python -m pytest) fails",
    "there is no artifacts/model.joblib",
    "publishes on a push of the branch an-idea",
    "an expression in job publish",
    "nothing is said for the job test",
    "pandas in job test",
    "dependabot.yml updates packages",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
