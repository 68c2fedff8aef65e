"""What the models that judge tests are made from: the loans in their two parts, and pipelines.

The held-out rows are the 250 that the inherited training sets aside: for these, the figures
of the lessons hold. Taken with `drydock.workbook.loading.load`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import FixedThresholdClassifier, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

TARGET, GOOD, BAD = "credit_risk", 1, 2
PAYS_BELOW = 1 / 6
SEED = 42


def read(data: Path) -> pd.DataFrame:
    """All loans, as they lie in the kata's folder of data."""
    names = (data / "header.txt").read_text("utf-8").split()
    return pd.read_csv(data / "german.data", sep=" ", names=names)


def parts(data: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The loans to learn from, and those that are held out."""
    learned, held_out = train_test_split(read(data), random_state=SEED)
    return learned.sort_index(), held_out.sort_index()


def boosting(seed: int = SEED) -> GradientBoostingClassifier:
    return GradientBoostingClassifier(random_state=seed, subsample=0.7)


def encoded(classifier: Any, columns: list[str] | None = None) -> Pipeline:
    """A pipeline in front of a classifier, which learns from some columns, or from all that
    there are but the target."""

    def codes(table: pd.DataFrame) -> list[str]:
        kept = table.columns if columns is None else columns
        return list(table[kept].select_dtypes(exclude="number"))

    def numbers(table: pd.DataFrame) -> list[str]:
        kept = table.columns if columns is None else columns
        return list(table[kept].select_dtypes("number"))

    one_hot = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    encode = ColumnTransformer(
        [("codes", one_hot, codes), ("numbers", StandardScaler(), numbers)]
    )
    return Pipeline([("encode", encode), ("classify", classifier)])


def refusing(model: Any, refuse_from: float = PAYS_BELOW) -> FixedThresholdClassifier:
    """The model, which refuses where the chance to go bad is as high as that."""
    return FixedThresholdClassifier(
        model,
        threshold=refuse_from,
        pos_label=BAD,
        response_method="predict_proba",
    )


def fitted(model: Any, loans: pd.DataFrame) -> Any:
    return model.fit(loans.drop(columns=TARGET), loans[TARGET])


class ExceptFor:
    """Decides as another model does, except for some of the applicants: `whom(applicants)`
    says which; to them it says `answer`."""

    def __init__(self, model: Any, whom: Any, answer: int) -> None:
        self.model, self.whom, self.answer = model, whom, answer
        self.classes_ = model.classes_

    def predict(self, applicants: pd.DataFrame) -> Any:
        answers = self.model.predict(applicants).copy()
        answers[self.whom(applicants).to_numpy()] = self.answer
        return answers

    def predict_proba(self, applicants: pd.DataFrame) -> Any:
        chances = self.model.predict_proba(applicants).copy()
        certain = [float(one == self.answer) for one in self.classes_]
        chances[self.whom(applicants).to_numpy()] = certain
        return chances


def without(loans: pd.DataFrame, *columns: str) -> list[str]:
    """The columns to learn from, but for these."""
    return list(loans.columns.drop([TARGET, *columns]))


class Decides:
    """Stands for a model, of a kind that nobody has seen: its decisions are known, also
    where it is asked about some of the loans, in any order."""

    def __init__(self, loans: pd.DataFrame, decisions: np.ndarray) -> None:
        self._features = list(loans.columns.drop(TARGET))
        self._decisions = dict(zip(self._rows(loans), decisions, strict=True))
        self._in_order = decisions
        self.asked = False
        self.with_target = False

    def _rows(self, loans: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
        return loans[self._features].itertuples(index=False, name=None)

    def predict(self, applicants: Any) -> np.ndarray:
        self.asked = True
        columns = getattr(applicants, "columns", ())
        self.with_target |= TARGET in columns
        if not set(self._features) <= set(columns):
            return self._in_order[: len(applicants)].copy()
        return np.array([self._decisions.get(row, 1) for row in self._rows(applicants)])
