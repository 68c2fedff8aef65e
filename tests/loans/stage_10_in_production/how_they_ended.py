"""Loans of which it is known by now how they ended, for the model that a training has left.

Those held out from it, with their labels as they are; with labels that belong to others; and
without the young people who repaid and to whom the model would lend.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
import pandas as pd

from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")
PLACE, SPLIT = "artifacts/model.joblib", "held_out.csv"
SAME, CHANGED, GROUP = "as before", "changed", "a group"
YOUNG = 25


def look(_names: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Each set of loans, as the text of a CSV file."""
    work = Path.cwd()
    loans = models.read(work.parents[1] / "data" / "loans")
    rows = pd.read_csv(work / SPLIT)["row"]
    loans = loans.loc[rows].sample(frac=1, random_state=0)
    labels = loans[models.TARGET]
    lent = joblib.load(work / PLACE).predict(loans.drop(columns=models.TARGET)) != 2
    young = (loans["age"] <= YOUNG) & (labels == models.GOOD)
    found = {
        SAME: loans,
        CHANGED: loans.assign(credit_risk=labels.sample(frac=1, random_state=1).array),
        GROUP: loans[~(young & lent)],
    }
    return {"files": {name: one.to_csv(index=False) for name, one in found.items()}}
