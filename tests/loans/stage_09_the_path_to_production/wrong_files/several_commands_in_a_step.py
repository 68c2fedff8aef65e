"""A step is a place to write a script, it seems."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "each `run:` is one command",
    "2 lines in job image",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "      - run: docker build -t loans .\n",
        "      - run: |\n          docker build -t loans .\n          docker images\n",
    )
