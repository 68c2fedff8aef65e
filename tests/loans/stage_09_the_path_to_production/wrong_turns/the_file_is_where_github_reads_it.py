"""Whoever knows the place that GitHub reads puts the file there."""

from pathlib import Path

TELLS = ("the pipeline stands in pipeline.yml", "there is no such file")


def take(exercise: Path) -> None:
    folder = exercise / ".github" / "workflows"
    folder.mkdir(parents=True)
    (exercise / "pipeline.yml").rename(folder / "pipeline.yml")
