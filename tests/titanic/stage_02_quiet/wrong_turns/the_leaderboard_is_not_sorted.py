"""The line that sorts the leaderboard goes, together with the table that it was for."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "no longer in order: SVC, 78.23, comes first",
    "models = models.sort_values(by='Score', ascending=False)",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "models = models.sort_values(by='Score', ascending=False)",
        "",
    )
