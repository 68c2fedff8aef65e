"""The kind and the reason are there, and the marker by which all are found is not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "1 comment is not in the form: dead code: nobody reads it (code cell 5, line 4)",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df['Deck'] =",
        "# dead code: nobody reads it\ndf['Deck'] =",
    )
