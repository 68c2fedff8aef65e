"""Between two prints a line that computes was deleted with them."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "Title differs in 2 of 1,309 rows",
    "did more than show: df['Title'] = df['Title'].replace('Mlle', 'Miss')",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df['Title'] = df['Title'].replace('Mlle', 'Miss')\n",
        "",
    )
