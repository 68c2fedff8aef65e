"""Each package comes alone: thirty pull requests on a Monday."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "dependabot.yml updates packages",
    "the updates of pip are in no group",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "dependabot.yml",
        '    groups:\n      packages:\n        patterns: ["*"]\n',
        "",
    )
