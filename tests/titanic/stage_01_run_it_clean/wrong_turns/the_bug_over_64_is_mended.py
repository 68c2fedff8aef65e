"""The forgotten assignment is seen and mended at once: that is another hat."""

from pathlib import Path

from drydock.turns import rewrite

TELLS = (
    "Age differs in 13 of 1,309 rows",
    "PassengerId 34, approved 66, yours 4",
    "and nothing else",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook, "df.loc[df['Age'] > 64, 'Age']", "df.loc[df['Age'] > 64, 'Age'] = 4"
    )
