"""One never knows: what was there before is kept in comments."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone from train.py, also from its comments", "keeps one: df", "delete it")


def take(exercise: Path) -> None:
    call = "df = add_derived_title(df)"
    old = "# df['Title'] = df['Title'].replace('Mlle', 'Miss')"
    rewrite(exercise / "train.py", call, f"{old}\n    {call}")
