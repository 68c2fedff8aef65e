"""Five versions of the program, for the lesson on the harness: the features of each, and how
often a forest trained on them is right."""

from __future__ import annotations

import contextlib
import io
import runpy

import pandas as pd
from folder_to_try import TOP, as_after
from sklearn.ensemble import RandomForestClassifier

DATA = TOP / "data" / "titanic"
TRAINED_ON = 891


def features_of_all() -> dict[str, pd.DataFrame]:
    """The features of all 1,309 passengers in each version, those of the training set
    first."""
    program = as_after("04-to-a-script").path / "train.py"
    with contextlib.redirect_stdout(io.StringIO()):
        names = runpy.run_path(str(program))
    as_it_is = pd.concat([names["X_train"], names["X_test"]], ignore_index=True)
    age = as_it_is["Age"]
    raw = as_it_is.assign(**_raw_values())
    bands = {"AgeBand": age.where(age <= 3, 4), "FareBand": as_it_is["Fare"]}
    return {
        "as it is": as_it_is,
        "ages and fares raw, not in bands": raw,
        "... bands beside them, IsAlone lost": raw.drop(columns="IsAlone").assign(
            **bands
        ),
        "age bands 1 to 4, not 0 to 3": as_it_is.assign(
            Age=age.where(age > 3, age + 1)
        ),
        "another seed": as_it_is,
    }


def _raw_values() -> dict[str, pd.Series]:
    """Ages and fares as the files have them, the gaps filled as the program does."""
    files = [pd.read_csv(DATA / f"{name}.csv") for name in ("train", "test")]
    raw = pd.concat(files, ignore_index=True)
    median = raw.groupby(["Sex", "Pclass"])["Age"].transform("median")
    years = raw["Age"].fillna((median * 2).round() / 2)
    return {
        "Age": years,
        "Fare": raw["Fare"].fillna(raw["Fare"].median()),
        "Age*Class": years * raw["Pclass"],
    }


def accuracies(features: pd.DataFrame, seed: int) -> tuple[float, float]:
    """In per cent: on the 891 training passengers, and on the 418 others."""
    survived = pd.read_csv(DATA / "train.csv")["Survived"]
    others = pd.read_csv(DATA / "test_survived.csv")["Survived"]
    forest = RandomForestClassifier(n_estimators=100, random_state=seed)
    forest.fit(features[:TRAINED_ON], survived)
    known = forest.score(features[:TRAINED_ON], survived)
    unknown = forest.score(features[TRAINED_ON:], others)
    return round(known * 100, 2), round(unknown * 100, 1)
