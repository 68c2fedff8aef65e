"""One never knows: what was there before is kept in comments."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone from train.py, also from its comments", "keeps one: df", "delete it")


def take(exercise: Path) -> None:
    call = 'df["Age"] = categorize(df["Age"], AGE_UPPER_EDGES)'
    old = "# df.loc[df['Age'] <= 16, 'Age'] = 0"
    rewrite(exercise / "train.py", call, f"{old}\n    {call}")
