"""Bands by numpy's searchsorted, each title by a function, medians by a merge."""

from pathlib import Path

import numpy as np
import pandas as pd

GROUP = ["Sex", "Pclass"]
COMMON = {"Mr": 1, "Miss": 2, "Mrs": 3, "Master": 4}
OTHER_WORDS = {"Mlle": "Miss", "Ms": "Miss", "Mme": "Mrs"}
RARE_TITLES = set("Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split())


def prepare_data():
    folder = Path(__file__).resolve().parents[2] / "data" / "titanic"
    known, unknown = pd.read_csv(folder / "train.csv"), pd.read_csv(folder / "test.csv")
    everyone = pd.concat([known, unknown], ignore_index=True)
    years, fares = _years(everyone), everyone["Fare"].fillna(everyone["Fare"].median())
    built = pd.DataFrame()
    built["Pclass"] = everyone["Pclass"]
    built["Sex"] = np.where(everyone["Sex"] == "female", 1, 0)
    built["Age"] = np.where(years > 64, years, np.searchsorted([16, 32, 48, 64], years))
    built["Fare"] = np.searchsorted([7.91, 14.454, 31], fares)
    ports = everyone["Embarked"].fillna(everyone["Embarked"].value_counts().index[0])
    built["Embarked"] = ports.apply("SCQ".index)
    built["Title"] = everyone["Name"].apply(_title)
    built["IsAlone"] = ((everyone["SibSp"] == 0) & (everyone["Parch"] == 0)).astype(int)
    built["Age*Class"] = built["Age"] * built["Pclass"]
    first, last = built[: len(known)], built[len(known) :].reset_index(drop=True)
    return first, known["Survived"], last


def _years(everyone):
    medians = everyone.groupby(GROUP, as_index=False)["Age"].median()
    of_group = everyone[GROUP].merge(medians, on=GROUP, how="left")["Age"]
    return everyone["Age"].fillna((of_group * 2).round() / 2).astype(int)


def _title(name):
    words = [part for part in name.split() if part.endswith(".")]
    title = OTHER_WORDS.get(words[0][:-1], words[0][:-1]) if words else ""
    return 5 if title in RARE_TITLES else COMMON.get(title, 0)
