"""The two functions of `train.py`, where their forests grow few trees.

For what does not depend on how good a forest is. That it has learned from other passengers
shows with ten trees as with a hundred: they are right about 86 of a hundred of these, and
about 75 where they have learned from the real ones (with a hundred trees: 87 and 75).
"""

from __future__ import annotations

import functools
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sklearn.ensemble import RandomForestClassifier

FEW = 10


@contextmanager
def few_trees() -> Iterator[None]:
    """While this lasts, a forest that is fitted grows at most FEW trees, and keeps its
    settings."""
    usual = RandomForestClassifier.fit

    @functools.wraps(usual)
    def fit(forest: Any, *args: Any, **kwargs: Any) -> Any:
        asked = forest.n_estimators
        forest.n_estimators = min(asked, FEW)
        try:
            return usual(forest, *args, **kwargs)
        finally:
            forest.n_estimators = asked

    with patch.object(RandomForestClassifier, "fit", fit):
        yield


def module(names: dict[str, Any]) -> dict[str, Any]:
    """What the seam of the kata gives for a `train` module."""
    seam = runpy.run_path(str(Path(__file__).with_name("seam.py")))
    with few_trees():
        return seam["module"](names)
