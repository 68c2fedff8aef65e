"""The notebook is written, and prepare_data stays the long function that it was."""

import json
from pathlib import Path

FROM = "start"
TELLS = (
    "no function has more than 15 statements",
    "prepare_data in train.py, line",
    "train.py builds Sex in line",
)

CODE = """%load_ext autoreload
%autoreload 2
import preprocessing
import train

X_train, Y_train, X_test = train.prepare_data()
model, _, _ = train.prepare_data_and_train_model()"""


def take(exercise: Path) -> None:
    words = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Titanic"}
    code = {"cell_type": "code", "id": "b", "metadata": {}, "source": CODE}
    code |= {"outputs": [], "execution_count": None}
    document = {"cells": [words, code], "metadata": {}, "nbformat": 4}
    text = json.dumps(document | {"nbformat_minor": 5})
    (exercise / "titanic.ipynb").write_text(text, "utf-8")
