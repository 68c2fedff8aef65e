"""A line of dead code did not come along: nothing that is compared depends on it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone or changed: df['NameLen'] = df['Name'].apply(len)",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'df["NameLen"] = df["Name"].apply(len)\n',
        "",
    )
