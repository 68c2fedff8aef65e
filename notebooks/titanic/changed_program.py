"""The program as the reference leaves it after a stage, or with one place of it changed: what
it gives."""

from __future__ import annotations

import runpy
import sys
from typing import Any

import pandas as pd
from folder_to_try import TOP, as_after

DATA = TOP / "data" / "titanic"


Names = dict[str, Any]


def features(stage: str, old: str = "", new: str = "") -> pd.DataFrame:
    """Those of all 1,309 passengers. stage: the name of its solution; old, new: a text in
    train.py, and what stands there instead."""
    X_train, _, X_test = _program(stage, old, new)["prepare_data"]()
    return pd.concat([X_train, X_test])


def results(stage: str) -> tuple[pd.DataFrame, Any, list[float]]:
    """Features and predictions for all passengers, those by their numbers, and two
    accuracies in per cent: on the training passengers, and on the others."""
    names = _program(stage)
    X_train, Y_train, X_test = names["prepare_data"]()
    model, _, _ = names["prepare_data_and_train_model"]()
    both = pd.concat([X_train, X_test], ignore_index=True)
    both.index += 1
    others = pd.read_csv(DATA / "test_survived.csv")["Survived"]
    scores = [model.score(X_train, Y_train), model.score(X_test, others)]
    return both, model.predict(both), [round(100 * one, 2) for one in scores]


def _program(stage: str, old: str = "", new: str = "") -> Names:
    """What train.py defines, run in a copy."""
    folder = as_after(stage)
    if old:
        folder.change("train.py", old, new)
    sys.path.insert(0, str(folder.path))
    for name in ("preprocessing", "passengers"):
        sys.modules.pop(name, None)
    try:
        return runpy.run_path(str(folder.path / "train.py"))
    finally:
        sys.path.remove(str(folder.path))


def differ(one: pd.DataFrame, other: pd.DataFrame) -> str:
    """How many of their values are not the same."""
    cells = (one.to_numpy() != other.to_numpy()).sum()
    return f"{cells} of {one.size:,} features differ"
