"""The unused columns are gone, and those of the file still go one by one."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("4 places", "drop in train.py", "keep one")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(
        script,
        '    df["Age*Class"] =',
        '    df = df.drop(["Ticket", "Cabin"], axis=1)\n'
        '    df = df.drop("PassengerId", axis=1)\n'
        '    df = df.drop(columns=["SibSp", "Parch", "Name"])\n'
        '    df["Age*Class"] =',
    )
