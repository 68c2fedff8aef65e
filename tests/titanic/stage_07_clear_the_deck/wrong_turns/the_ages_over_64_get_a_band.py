"""The line looks forgotten, and two characters fix it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("all over 64, got another age", "you improved it", "In stage 16 you change it")


def take(exercise: Path) -> None:
    line = 'df.loc[df["Age"] > 64, "Age"]\n'
    rewrite(exercise / "train.py", line, f"{line[:-1]} = 4\n")
