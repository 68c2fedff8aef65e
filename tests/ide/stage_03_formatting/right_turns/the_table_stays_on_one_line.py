"""Without a comma behind its last entry, black leaves the table on one line."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "formatting.py",
        'LIMITS = {\n    "harbour": 4.5,\n    "roads": 9,\n    "open sea": 20,\n}',
        'LIMITS = {"harbour": 4.5, "roads": 9, "open sea": 20}',
    )
