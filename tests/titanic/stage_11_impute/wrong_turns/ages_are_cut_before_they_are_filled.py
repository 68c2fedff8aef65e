"""Whole ages look tidier in the table, and the result is the same today."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "filled before ages are cut",
    "are whole numbers",
    "cut the ages below the call",
)


def take(exercise: Path) -> None:
    call = "df = impute_by_group_median("
    rewrite(exercise / "train.py", call, f'df["Age"] = df["Age"] // 1\n    {call}')
