"""A bare line that gives no value was taken for one that shows."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "KeyError",
    "it did more than show: family(df)",
    "code cell 21 of 38 (df = df.drop(['SibSp', 'Parch', 'FamilySize'], axis=1))",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "\nfamily(df)",
        "",
    )
