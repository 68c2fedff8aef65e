"""While the lines are indented, a name and its score get lost, and the table still fits."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("prints the leaderboard as before", "lacks the score of KNN")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, '                "KNN",\n', "")
    rewrite(script, "[s2, s3, s4", "[s2, s4")
