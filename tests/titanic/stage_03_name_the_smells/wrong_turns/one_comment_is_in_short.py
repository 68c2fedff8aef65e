"""One comment has a shorter marker than the others: it must not be passed over."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("1 comment is not in the form: smell: dead code (code cell 5, line 4)",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df['Deck'] =",
        "# smell: dead code\ndf['Deck'] =",
    )
