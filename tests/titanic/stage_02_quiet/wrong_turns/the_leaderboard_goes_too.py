"""The scores are taken for something that is only looked at, and go."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("there is no models", "keep these names")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "models = pd.DataFrame({",
        "scores = pd.DataFrame({",
    )
    rewrite(
        notebook,
        "models = models.sort_values(by='Score', ascending=False)",
        "scores = scores.sort_values(by='Score', ascending=False)",
    )
