"""To show the bands, the notebook writes their edges down once more."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("writes down again the numbers 16, 32, 48, 64", "will differ one day")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        'Y_train.groupby(X_train["Title"]).mean()',
        "ages = pd.Series([10, 30, 60])\npd.cut(ages, [0, 16, 32, 48, 64], labels=False)",
    )
