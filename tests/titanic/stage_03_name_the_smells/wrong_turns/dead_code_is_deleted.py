"""What is dead is not named but deleted: that is a later stage."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone: df['NameLen'] = df['Name'].apply(len)", "new comments in it")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df['NameLen'] = df['Name'].apply(len)",
        "",
    )
