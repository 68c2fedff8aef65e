"""Modesty: it was written in an afternoon."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("pipeline: red only where", "all of that is so")


def take(exercise: Path) -> None:
    rewrite(exercise / "HEALTH.md", "| pipeline | green |", "| pipeline | red |")
