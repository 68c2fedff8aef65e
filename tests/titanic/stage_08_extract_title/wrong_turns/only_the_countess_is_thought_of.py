"""The lesson speaks of one word before a title, so one word is allowed for."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "'Holm, the very Rev. Jon'",
    "titles after other words",
    "right before the full",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        'r" ([A-Za-z]+)\\.',
        'r", (?:the )?([A-Za-z]+)\\.',
    )
