"""Close to the dead lines stood one that was needed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Title differs in", "look at git diff")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '    df["Title"] = df["Title"].replace("Mlle", "Miss")\n',
        "",
    )
