"""A job for the tests of the code is there, and the others do not wait for it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the pipeline stops before it publishes",
    "fails, and job publish, step 5",
    "let the job publish need it",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "    needs: code\n", "")
