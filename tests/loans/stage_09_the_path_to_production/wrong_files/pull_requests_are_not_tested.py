"""Tests on main are enough, it seems, until main is red for everybody."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "a pull request runs all tests",
    "is not run on a pull request",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "  pull_request:\n", "")
