"""The log is kept in a file as well; the pipe ends with tee, which succeeds."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the pipeline stops before it publishes",
    "its exit code is lost in the shell",
    "`shell: bash` stops at its first failure",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "python -m pytest tests\n",
        "python -m pytest tests | tee tests.log\n",
    )
