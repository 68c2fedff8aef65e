"""Without lazy=True, pandera stops at the first fault, and that looks like enough."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("16 more are not named", "all faults of a table are told at once")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "LOANS.validate(table, lazy=True)",
        "LOANS.validate(table)",
    )
    rewrite(
        exercise / "contract.py",
        "APPLICANTS.validate(table, lazy=True)",
        "APPLICANTS.validate(table)",
    )
