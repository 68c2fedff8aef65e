"""No list of what stays, but one drop of what goes; other names; no comment is left."""

import re
from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    text = re.sub(r"\n\s*# \[code smell\].*", "", text)
    text = re.sub(r"FEATURES = \[.*?\]\n", "", text, flags=re.DOTALL)
    script.write_text(re.sub(r"\bdf\b", "passengers", text), "utf-8")
    rewrite(
        script,
        "    X_train = passengers[:891][FEATURES]\n"
        "    X_test = passengers[len(train) :][FEATURES]\n",
        "    unused = ['Ticket', 'Cabin', 'Name', 'PassengerId', 'SibSp', 'Parch']\n"
        "    passengers = passengers.drop(columns=unused)\n"
        "    X_train = passengers[: len(train)].drop('Survived', axis=1)\n"
        "    X_test = passengers[len(train) :].drop('Survived', axis=1)\n",
    )
    order = "Pclass Sex Age Fare Embarked Title IsAlone Age*Class"
    rewrite(
        script,
        "    Y_train = train",
        f"    assert list(X_train) == '{order}'.split()\n    Y_train = train",
    )
