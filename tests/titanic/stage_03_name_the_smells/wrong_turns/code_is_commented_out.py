"""A line becomes a comment, which is a change of the code too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone: df['FareBand'] = pd.qcut(df['Fare'], 4)",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df['FareBand'] =",
        "# df['FareBand'] =",
    )
