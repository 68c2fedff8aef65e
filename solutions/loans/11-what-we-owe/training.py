"""Trains the credit model and saves it where the service finds it.

    python training.py
"""

import os
from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import FixedThresholdClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

from contract import NUMBERS, TARGET, validate_loans

HERE = Path(__file__).resolve().parent
# In the workbook the data lie beside the exercises; elsewhere LOANS_DATA says where.
DATA = Path(os.environ.get("LOANS_DATA") or HERE / "../../data/loans")
ARTIFACT = HERE / "artifacts" / "model.joblib"
HELD_OUT = HERE / "held_out.csv"

GOOD, BAD = 1, 2
SEED = 42
# Five lost for one that is missed: a loan pays if its chance to go bad is below 1 in 6.
REFUSE_FROM = 1 / 6

NOT_USED = ["telephone"]
MORE_IS_RISKIER = ["duration", "amount"]


def load_data():
    """All loans, one a row, as the contract says."""
    names = (DATA / "header.txt").read_text().split()
    return validate_loans(pd.read_csv(DATA / "german.data", sep=" ", names=names))


def split(data):
    """The loans to learn from, and those that are held out: the rows that a file names."""
    held_out = data.index.isin(pd.read_csv(HELD_OUT)["row"])
    return data[~held_out], data[held_out]


def build_model(columns):
    """A pipeline that encodes the codes, learns, and refuses where a loan would not pay.

    All else equal, a longer or a larger loan is never less risky, and a telephone does not
    count: that is promised, whatever the loans of a time would have it learn.
    """
    codes = [column for column in columns if column not in [*NUMBERS, *NOT_USED]]
    encode = ColumnTransformer(
        [
            ("codes", OneHotEncoder(handle_unknown="ignore", sparse_output=False), codes),
            ("numbers", "passthrough", list(NUMBERS)),
        ],
        verbose_feature_names_out=False,
    )
    classify = HistGradientBoostingClassifier(
        monotonic_cst={column: 1 for column in MORE_IS_RISKIER},
        learning_rate=0.05,
        max_leaf_nodes=8,
        random_state=SEED,
    )
    return FixedThresholdClassifier(
        Pipeline([("encode", encode), ("classify", classify)]).set_output(
            transform="pandas"
        ),
        threshold=REFUSE_FROM,
        pos_label=BAD,
        response_method="predict_proba",
    )


def train_model(data, save_to=ARTIFACT):
    """Fits the model on the data, saves it to a file and returns it."""
    X = data.drop(columns=TARGET)
    model = build_model(X.columns)
    model.fit(X, data[TARGET])

    save_to.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, save_to)
    return model


if __name__ == "__main__":
    learned, _ = split(load_data())
    train_model(learned)
    print(f"learned from {len(learned)} loans, saved {ARTIFACT}")
