"""Three quotes around the prints: they are not run, and still there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "print(df.shape), in line 4 of code cell 4",
    "1 more: code cell 4 line 5",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "df_backup = df.copy()   # just in case",
        "'''\nprint(df.shape)\nprint(len(df))\n'''\ndf_backup = df.copy()   # just in case",
    )
