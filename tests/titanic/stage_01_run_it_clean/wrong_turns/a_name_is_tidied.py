"""A name that the check needs is made prettier on the way."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("there is no models", "keep these names")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "models = pd.DataFrame({", "leaderboard = pd.DataFrame({")
    rewrite(
        notebook,
        "models = models.sort_values(by='Score', ascending=False)\nmodels",
        "leaderboard = leaderboard.sort_values(by='Score', ascending=False)\nleaderboard",
    )
    rewrite(notebook, "data=models", "data=leaderboard")
