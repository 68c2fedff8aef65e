"""What is learned of ages becomes a single figure: less to hand over."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "in the files as they are, no feature changes",
    "Age differs in",
    "the median of the same sex and class",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "        age_by_group=(medians / AGES_ROUNDED_TO)",
        '        age_by_group=(medians * 0 + passengers["Age"].median())',
    )
