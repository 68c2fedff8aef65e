"""The forgotten assignment is seen and fixed at once: that is another hat."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "13 of 1,309 passengers, all over 64",
    "PassengerId 34, approved 66, yours 4",
    "you improved it, and that is another hat",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook, "df.loc[df['Age'] > 64, 'Age']", "df.loc[df['Age'] > 64, 'Age'] = 4"
    )
