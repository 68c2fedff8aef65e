"""The forests that a program fits: what each has learned from, and what it was asked.

Runs in the child process, for the trials of `scoring.py`.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from numbers import Integral
from typing import Any
from unittest.mock import patch

import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

FEATURES = "Pclass Sex Age Fare Embarked Title IsAlone Age*Class".split()
WHO = ["Pclass", "Sex", "Fare", "Embarked", "Title"]
FEW = 3  # trees: how good a forest is does not matter here

Key = tuple[int, ...]


@dataclass
class Forest:
    """A forest that was fitted: on what, and what it was asked about, and said, later."""

    learned_from: pd.DataFrame
    asked: list[tuple[pd.DataFrame, Any]] = field(default_factory=list)

    @property
    def known(self) -> set[Key]:
        return set(keys(self.learned_from))

    @property
    def rows(self) -> tuple[float, ...]:
        """What tells the rows that it has learned from: of each feature the sum."""
        return tuple(map(float, self.learned_from.sum()))

    def unseen(self) -> Iterator[tuple[Key, int, int]]:
        """Who was asked about unseen: by their key, with the age they came with, and what
        the forest said."""
        known = self.known
        for table, said in self.asked:
            for key, age, answer in zip(keys(table), table["Age"], said):
                if key not in known:
                    yield key, int(age), int(answer)


@dataclass
class Watch:
    """The forests that were fitted, and of others that were what they were given: raised
    there, scikit-learn would make a score of it that is no number. draws: whether one of
    them had no number for a seed."""

    forests: list[Forest] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    draws: bool = False

    def note_fit(self, model: Any, given: Any) -> None:
        """Notes what a forest was fitted on."""
        table = _table(given)
        self.draws |= not isinstance(model.random_state, Integral)
        model.drydock_forest = None if table is None else Forest(table)
        if table is None:
            self.others.append(" by ".join(map(str, np.shape(given))))
        else:
            self.forests.append(model.drydock_forest)


@contextlib.contextmanager
def watched() -> Iterator[Watch]:
    """The forests that are fitted while this lasts, with few trees, and in this process."""
    seen = Watch()
    fit, answer = RandomForestClassifier.fit, RandomForestClassifier.predict_proba

    @functools.wraps(fit)
    def watched_fit(model: Any, X: Any, *args: Any, **kwargs: Any) -> Any:
        asked_for, model.n_estimators = model.n_estimators, FEW
        try:
            return fit(model, X, *args, **kwargs)
        finally:
            model.n_estimators = asked_for
            seen.note_fit(model, X)

    @functools.wraps(answer)
    def watched_answer(model: Any, X: Any, *args: Any, **kwargs: Any) -> Any:
        shares = answer(model, X, *args, **kwargs)
        forest, table = getattr(model, "drydock_forest", None), _table(X)
        if forest and table is not None:
            said = model.classes_[np.argmax(shares, axis=1)]
            forest.asked.append((table, said))
        return shares

    with (
        patch.object(RandomForestClassifier, "fit", watched_fit),
        patch.object(RandomForestClassifier, "predict_proba", watched_answer),
        joblib.parallel_config(backend="threading"),
    ):
        yield seen


def _table(given: Any) -> pd.DataFrame | None:
    """What a forest was given, by the names of the features; None for something else."""
    if isinstance(given, pd.DataFrame) and set(FEATURES) <= set(given.columns):
        return given[FEATURES].copy()
    values = np.asarray(given)
    if values.ndim == 2 and values.shape[1] == len(FEATURES):
        return pd.DataFrame(values, columns=FEATURES)
    return None


def keys(table: pd.DataFrame) -> list[Key]:
    return [tuple(map(int, row)) for row in table[WHO].to_numpy()]
