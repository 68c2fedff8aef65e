"""The colour is filled in, and the reason is a dash."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("each row of HEALTH.md says why, in at least five words", "'-'")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "HEALTH.md",
        "Nothing is published before all tests and the audit have passed",
        "-",
    )
