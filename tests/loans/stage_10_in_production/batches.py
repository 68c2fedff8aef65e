"""Batches of the thousand loans, some as they come and some that have drifted, each with the
loans to compare it with. The same ones at each run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import StandardScaler

from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")

CHANCE, DUPLICATES = "probability_of_default", "duplicates"
REFERENCE = 650
SIZES = (30, 45, 60, 90, 120, 200, 300)
QUIET = 30
DM_FOR_A_EURO = 1.95583

Change = Callable[[pd.DataFrame, np.random.Generator], pd.DataFrame]


class Batch(NamedTuple):
    """Rows that came in, and those to compare them with.

    drifts: what has drifted; empty where nothing has. alone: whether that is all.
    """

    what: str
    rows: pd.DataFrame
    reference: pd.DataFrame
    drifts: str = ""
    alone: bool = True


def quiet(loans: pd.DataFrame) -> list[Batch]:
    """Batches in which nothing has changed: the rest of a draw is what they are compared to."""
    found = []
    for number in range(QUIET):
        size = SIZES[number % len(SIZES)]
        rows, reference = _drawn(loans, size, np.random.default_rng(50 + number))
        found.append(Batch(f"quiet batch {number + 1} of {size}", rows, reference))
    return found


def drifting(loans: pd.DataFrame) -> list[Batch]:
    """Batches that have drifted, each in one way."""
    found = []
    for number, (what, size, drifts, alone, change) in enumerate(DRIFTS):
        random = np.random.default_rng(1000 + number)
        rows, reference = _drawn(loans, len(loans) - REFERENCE, random)
        rows = change(rows, random).head(size).reset_index(drop=True)
        found.append(Batch(f"{what}, {size} rows", rows, reference, drifts, alone))
    return found


def scored(loans: pd.DataFrame) -> pd.DataFrame:
    """The loans, each with the probability that a model gives which has not learned it."""
    table = pd.get_dummies(loans.drop(columns=models.TARGET), dtype=float)
    chances = cross_val_predict(
        LogisticRegression(max_iter=200),
        StandardScaler().fit_transform(table),
        loans[models.TARGET],
        cv=3,
        method="predict_proba",
    )
    return loans.assign(**{CHANCE: chances[:, 1]})


def _drawn(
    loans: pd.DataFrame, size: int, random: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    order = random.permutation(len(loans))
    rows, reference = order[:size], order[-REFERENCE:]
    return loans.iloc[rows].reset_index(drop=True), loans.iloc[reference]


def _some(column: str, value: object, share: float) -> Change:
    """A share of the rows gets another value."""

    def change(rows: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
        changed = random.random(len(rows)) < share
        return rows.assign(**{column: rows[column].mask(changed, value)})

    return change


def _in_euro(rows: pd.DataFrame, _: np.random.Generator) -> pd.DataFrame:
    euro = (rows["amount"] / DM_FOR_A_EURO).round().astype(int)
    return rows.assign(amount=euro.clip(lower=250))


def _a_year_longer(rows: pd.DataFrame, _: np.random.Generator) -> pd.DataFrame:
    return rows.assign(duration=(rows["duration"] + 12).clip(upper=72))


def _young(rows: pd.DataFrame, _: np.random.Generator) -> pd.DataFrame:
    return rows[rows["age"] <= 27]


def _young_and_old(rows: pd.DataFrame, _: np.random.Generator) -> pd.DataFrame:
    """As old as ever on average, and hardly anybody is of that age."""
    young, old = rows[rows["age"] <= 27], rows[rows["age"] >= 44]
    both = pd.concat([young, old.head(int(0.7 * len(young)))])
    return both.sort_index()


def _sent_twice(rows: pd.DataFrame, _: np.random.Generator) -> pd.DataFrame:
    return pd.concat([rows.head(100), rows.head(40)])


def _risky(rows: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    kept = random.random(len(rows)) < rows[CHANCE]
    return rows[kept]


def _not_repaid(rows: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    return _some(models.TARGET, models.BAD, 0.4)(rows, random)


DRIFTS: list[tuple[str, int, str, bool, Change]] = [
    ("amounts in euro", 90, "amount", True, _in_euro),
    ("loans a year longer", 100, "duration", True, _a_year_longer),
    ("the code A65 takes over", 120, "savings", True, _some("savings", "A65", 0.6)),
    ("a purpose that no loan had", 100, "purpose", True, _some("purpose", "A47", 0.15)),
    ("ages are missing", 150, "age", True, _some("age", np.nan, 0.3)),
    ("codes are missing", 120, "housing", True, _some("housing", None, 0.2)),
    ("nobody over 27", 80, "age", False, _young),
    ("the young and the old", 150, "age", False, _young_and_old),
    ("requests sent twice", 140, DUPLICATES, False, _sent_twice),
    ("riskier people", 120, CHANCE, False, _risky),
    ("fewer repay", 150, models.TARGET, True, _not_repaid),
]


def all_batches(data: Path) -> Iterator[Batch]:
    """All that a monitor is asked about."""
    loans = scored(models.read(data))
    yield from quiet(loans)
    yield from drifting(loans)
