"""To show words for the numbers, the notebook writes down the codes, the other way round; it
looks for the titles with the pattern of the module, and has the edges of the bands as well.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "writes down again the codes of 'female', 'male'",
    "again the pattern  ([A-Za-z]",
    "again the numbers 16, 32, 48, 64",
    "will differ one day",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        'Y_train.groupby(X_train["Title"]).mean()',
        'people = pd.read_csv(train.DATA / "train.csv")\n'
        'people["Name"].str.extract(r" ([A-Za-z]+)\\.")[0].value_counts()\n'
        "pd.cut(pd.Series([10, 30, 60]), [0, 16, 32, 48, 64], labels=False)\n"
        'Y_train.groupby(X_train["Sex"].map({0: "male", 1: "female"})).mean()',
    )
