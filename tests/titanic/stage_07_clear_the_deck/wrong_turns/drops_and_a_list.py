"""The list of the eight is written, and a drop from before stays."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("in 2 places: a list of those that stay", "drop in train.py (line", "keep one")


def take(exercise: Path) -> None:
    line = '    df["Age*Class"] ='
    drop = '    df = df.drop(["Ticket", "Cabin"], axis=1)\n'
    rewrite(exercise / "train.py", line, drop + line)
