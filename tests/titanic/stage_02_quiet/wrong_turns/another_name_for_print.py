"""Printing goes on under another name."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("show = print, in line 3 of code cell 4", "1 more: code cell 4 line 4")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df_backup = df.copy()   # just in case",
        "show = print\nshow(df.shape)\ndf_backup = df.copy()   # just in case",
    )
