"""The approved table says who each passenger is, so that it is easier to read."""

import csv
from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "exercises/titanic/tests/approved_features.csv holds the names of 1,2",
    "a test knows a passenger by the row",
)


def take(exercise: Path) -> None:
    data = exercise.parents[1] / "data" / "titanic"
    names = ["Name"]
    for file in ("train.csv", "test.csv"):
        with (data / file).open(encoding="utf-8", newline="") as rows:
            names += [row["Name"] for row in csv.DictReader(rows)]
    approved = exercise / "tests" / "approved_features.csv"
    lines = approved.read_text("utf-8").splitlines()
    with approved.open("w", encoding="utf-8", newline="") as out:
        for line, name in zip(lines, names, strict=True):
            csv.writer(out).writerow([*line.split(","), name])
    rewrite(
        exercise / "tests" / "test_train.py",
        'index_col="PassengerId")',
        'index_col="PassengerId", usecols=lambda name: name != "Name")',
    )
