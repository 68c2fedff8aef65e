"""A row was begun, and left for later."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("each row of DEBT.md is filled in", "says nothing under why", "TODO")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "DEBT.md",
        "| Another file under the same version would be installed, and nobody would notice |",
        "| TODO |",
    )
