"""The bare df at the end of a cell is a table, and not a result: the next cell changes it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("df, in line 4 of code cell 4", "no later cell changes it")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df_backup = df.copy()   # just in case",
        "df_backup = df.copy()   # just in case\ndf",
    )
