"""The lines are deleted, and the notes above them stay behind."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "No note speaks of what is gone",
    "# [code smell] duplicated responsibility: columns are dropped in five places (line",
    "# no idea how AgeGroup got into df (line",
)
STAYS = """    # [code smell] duplicated responsibility: columns are dropped in five places
    # no idea how AgeGroup got into df
"""


def take(exercise: Path) -> None:
    line = '    df["Age*Class"] ='
    rewrite(exercise / "train.py", line, STAYS + line)
