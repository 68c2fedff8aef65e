"""The line that breaks is taken out of the way."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Title differs in",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "df['Title'] = df['Title'].replace(rare_titles, 'Rare')", "")
