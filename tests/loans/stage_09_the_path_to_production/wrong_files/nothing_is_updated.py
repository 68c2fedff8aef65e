"""Versions are pinned, and stay so."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "dependabot.yml updates packages",
    "there is no such file",
)


def take(exercise: Path) -> None:
    assert rewrite
    (exercise / "dependabot.yml").unlink()
