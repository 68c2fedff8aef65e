"""Trains the credit model and saves it where the service finds it.

    python training.py
"""

from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

from contract import NUMBERS, TARGET, validate_loans

DATA = Path(__file__).resolve().parents[2] / "data" / "loans"
ARTIFACT = Path(__file__).resolve().parent / "artifacts" / "model.joblib"


def load_data():
    """All loans, one a row, as the contract says."""
    names = (DATA / "header.txt").read_text().split()
    return validate_loans(pd.read_csv(DATA / "german.data", sep=" ", names=names))


def build_model(columns):
    """A pipeline that encodes the codes and learns from what comes out."""
    codes = [column for column in columns if column not in NUMBERS]
    encode = ColumnTransformer(
        [("codes", OneHotEncoder(handle_unknown="ignore"), codes)],
        remainder="passthrough",
    )
    return Pipeline([("encode", encode), ("classify", GradientBoostingClassifier())])


def train_model(data, save_to=ARTIFACT):
    """Fits the model on three quarters of the data, saves it to a file and returns it."""
    X = data.drop(columns=TARGET)
    y = data[TARGET]
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)

    model = build_model(X.columns)
    model.fit(X_train, y_train)

    save_to.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, save_to)
    return model


if __name__ == "__main__":
    train_model(load_data())
    print(f"saved {ARTIFACT}")
