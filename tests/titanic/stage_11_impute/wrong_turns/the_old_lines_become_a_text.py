"""Comments are looked for, so what was there before is kept in a text."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "gone from train.py, also from its comments and from texts",
    "keeps one: df",
    "delete it",
)


def take(exercise: Path) -> None:
    call = 'df["Fare"] = impute_median(df["Fare"])'
    old = "df['Fare'] = df['Fare'].fillna(df['Fare'].median())"
    rewrite(exercise / "train.py", call, f'"""\n    {old}\n    """\n    {call}')
