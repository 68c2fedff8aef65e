"""A command with an expression in it runs nowhere else, and what is put in is run as well."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "works in a terminal as well",
    "an expression in job publish",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        '      - run: docker push "$IMAGE"',
        "      - run: docker push ${{ env.IMAGE }}",
    )
