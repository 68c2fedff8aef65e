"""What is one value elsewhere is a list here, or the other way round."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("a workflow that runs here", "a value that its key cannot have")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml", "      IMAGE: registry", "      - IMAGE: registry"
    )
