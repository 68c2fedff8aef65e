"""A reason is asked for, so something is written there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("2 comments are not in the form",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df['Deck'] =",
        "# [code smell] dead code: dead code\ndf['Deck'] =",
    )
    rewrite(
        notebook,
        "rare_titles = [",
        "# [code smell] magic literal: TODO\nrare_titles = [",
    )
