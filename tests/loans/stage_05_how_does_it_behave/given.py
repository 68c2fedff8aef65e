"""What the models of this stage are made from, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder

from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")
TARGET, BAD = models.TARGET, models.BAD
NOT_USED = ["telephone"]
MORE_IS_RISKIER = ["duration", "amount"]

Chance = Callable[[pd.DataFrame], Any]


def give(data: Path, work: Path) -> tuple[Any, ...]:
    """The loans to learn from, and a model of them that behaves, and answers quickly."""
    assert work
    learned, _ = models.parts(data)
    return learned, well_behaved(learned, regression())


def regression() -> Any:
    """A logistic regression: in each number it goes one way, in duration and amount upwards."""
    return make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=1000))


def boosted(**options: Any) -> HistGradientBoostingClassifier:
    """Boosted trees; what comes first in a table of applicants as `encoded` is numbers."""
    return HistGradientBoostingClassifier(**{"random_state": 42, **options})


def numbers(learned: pd.DataFrame) -> list[str]:
    """The columns of numbers, duration and amount first."""
    own = learned.select_dtypes("number").columns
    others = [one for one in own if one not in [*MORE_IS_RISKIER, TARGET]]
    return [*MORE_IS_RISKIER, *others]


def well_behaved(learned: pd.DataFrame, classifier: Any) -> Any:
    """A model that knows no telephone, and is monotonic where its kind can be told so."""
    own = numbers(learned)
    codes = [c for c in learned if c not in [*own, *NOT_USED, TARGET]]
    encode = make_column_transformer(
        ("passthrough", own),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), codes),
    )
    people = learned.drop(columns=TARGET)
    if "monotonic_cst" in classifier.get_params():
        width = encode.fit_transform(people).shape[1]
        classifier.set_params(monotonic_cst=[1, 1] + [0] * (width - 2))
    return models.fitted(models.refusing(make_pipeline(encode, classifier)), learned)


class Misbehaving(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A model that is good but for one thing: `change` gets the chance of the good one not
    to repay, as a function of applicants, and the applicants."""

    def __init__(
        self, good: Any, change: Callable[[Chance, pd.DataFrame], Any]
    ) -> None:
        self.good = good
        self.change = change
        self.classes_ = good.classes_

    def fit(self, people: pd.DataFrame, risk: pd.Series) -> Misbehaving:
        """Learned already."""
        assert len(people) == len(risk)
        return self

    def predict_proba(self, people: pd.DataFrame) -> Any:
        """The chances to repay, and not to."""
        found = np.asarray(self.change(self._chance, people), float)
        return np.column_stack([1 - found, found])

    def predict(self, people: pd.DataFrame) -> Any:
        """2 where the loan would not pay, else 1."""
        return np.where(self.predict_proba(people)[:, 1] >= models.PAYS_BELOW, BAD, 1)

    def _chance(self, people: pd.DataFrame) -> Any:
        return self.good.predict_proba(people)[:, 1]
