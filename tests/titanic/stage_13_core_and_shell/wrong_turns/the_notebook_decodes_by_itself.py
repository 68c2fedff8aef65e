"""To show words for the numbers, the notebook writes down the codes, the other way round;
and it looks for the titles with the pattern of the module."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "writes down again the codes of 'female', 'male'",
    "again the pattern  ([A-Za-z]",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        'Y_train.groupby(X_train["Title"]).mean()',
        'people = pd.read_csv(train.DATA / "train.csv")\n'
        'people["Name"].str.extract(r" ([A-Za-z]+)\\.")[0].value_counts()\n'
        'Y_train.groupby(X_train["Sex"].map({0: "male", 1: "female"})).mean()',
    )
