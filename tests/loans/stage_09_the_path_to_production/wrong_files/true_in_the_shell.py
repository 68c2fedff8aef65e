"""A test was red for a day, and somebody had to release."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the pipeline stops before it publishes",
    "its exit code is lost in the shell",
    "take out `|| true`",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "python -m pytest tests\n",
        "python -m pytest tests || true\n",
    )
