"""Numbers that a look at the data gave stand in the code; a copy of the data beside it."""

import shutil
from pathlib import Path

from drydock.workbook.house import HERE
from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    for name in ("train.csv", "test.csv"):
        shutil.copy(HERE.root / "data" / "titanic" / name, exercise)
    rewrite(script, '.parents[2] / "data" / "titanic"', ".parent")
    rewrite(script, '    port = df["Embarked"].mode()[0]\n', '    port = "S"\n')
    rewrite(
        script,
        'df["Fare"] = df["Fare"].fillna(df["Fare"].median())',
        'df["Fare"] = df["Fare"].fillna(14.4542)',
    )
    rewrite(script, "df[len(train) :].drop", "df[891:].drop")
