"""Other names in the script and a class in it, which asks the clock; another story, with
names taken out of the modules and autoreload for these alone."""

import json
from pathlib import Path

SCRIPT = '''"""Trains the forest, and says when."""

from datetime import datetime
from pathlib import Path

import pandas as pd
from sklearn.ensemble import RandomForestClassifier

import preprocessing


class Lists:
    """The passenger lists, in a folder."""

    def __init__(self, folder):
        self.folder = folder

    def read(self, name):
        return pd.read_csv(self.folder / f"{name}.csv")


LISTS = Lists(Path(__file__).resolve().parents[2] / "data/titanic")


def prepare_data():
    known, others = LISTS.read("train"), LISTS.read("test")
    X = preprocessing.prepare_features(pd.concat([known, others]))
    return X.iloc[: len(known)], known["Survived"], X.iloc[len(known) :]


def prepare_data_and_train_model():
    X_train, Y_train, _ = prepare_data()
    model = RandomForestClassifier(100, random_state=42).fit(X_train, Y_train)
    return model, X_train, Y_train


def say(model, X, Y):
    print(f"{datetime.now():%H:%M}", round(model.score(X, Y) * 100, 2))


if __name__ == "__main__":
    say(*prepare_data_and_train_model())
'''

CODE = (
    "%load_ext autoreload\n%autoreload 1\n%aimport train, preprocessing\n"
    "from train import prepare_data, prepare_data_and_train_model",
    "X_train, Y_train, X_test = prepare_data()\nX_train.head(3)",
    "model, *_ = prepare_data_and_train_model()\nmodel.score(X_train, Y_train)",
    "decades = preprocessing.categorize(X_train['Age'] * 10, range(10, 100, 10))\n"
    "Y_train.groupby(decades).mean()",
)


def take(exercise: Path) -> None:
    (exercise / "train.py").write_text(SCRIPT, "utf-8")
    cells = [
        _cell("markdown", "# Titanic\n\nWho survived, and what a forest makes of it.")
    ]
    cells += [_cell("code", source) for source in CODE]
    document = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (exercise / "titanic.ipynb").write_text(json.dumps(document), "utf-8")


def _cell(kind: str, source: str) -> dict[str, object]:
    cell: dict[str, object] = {"cell_type": kind, "metadata": {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})
