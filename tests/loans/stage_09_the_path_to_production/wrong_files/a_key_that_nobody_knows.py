"""A key of another service's files, or one that was typed wrong."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "a workflow that runs here",
    "`depends_on:` in the job image",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "    needs: code\n", "    depends_on: code\n")
