"""Why it hurts seems plain to whoever writes it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("in at least five words", "says: 'It is bad'")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "DEBT.md",
        "Another file under the same version would be installed, and nobody would notice",
        "It is bad",
    )
