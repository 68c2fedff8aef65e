"""The job was given another name, and those that need it were not told."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "a workflow that runs here",
    "which needs images: there is none",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "    needs: image\n", "    needs: images\n")
