"""Notes which models a program itself trains, while the functions of its seam run.

A forest trains trees, and a pipeline what is in it: only the outermost counts. The watch
begins when this module is loaded, which is before `train` is. All else that stage 05 looks
at is looked at here, too.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sklearn.base import BaseEstimator

from drydock.workbook.loading import load

ON_IMPORT = load(Path(__file__).parents[1] / "on_import.py")
OF_THREADS = ("threading", "multiprocessing", "concurrent")
TRAINED: dict[int, BaseEstimator] = {}
SETATTR = BaseEstimator.__setattr__


def _note(model: BaseEstimator, name: str, value: Any) -> None:
    # What a model has learned ends with an underscore, and nothing else does.
    if name.endswith("_") and not name.startswith("_"):
        outermost = _outermost()
        if outermost is not None:
            TRAINED[id(outermost)] = outermost
    SETATTR(model, name, value)


def _outermost() -> BaseEstimator | None:
    """The model whose training this is a part of; None in a thread of its own."""
    frame, found = sys._getframe(2), None  # pylint: disable=protected-access
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if isinstance(frame.f_locals.get("self"), BaseEstimator):
            found = frame.f_locals["self"]
        elif found is not None and not module.startswith(("sklearn.", "joblib.")):
            return None if module.startswith(OF_THREADS) else found
        frame = frame.f_back  # type: ignore[assignment]
    return None


BaseEstimator.__setattr__ = _note  # type: ignore[method-assign]


def seam(names: dict[str, Any]) -> dict[str, Any]:
    """What stage 05 sees, and which models were trained."""
    seen = ON_IMPORT.seam(names)
    return seen | {"trained": sorted(type(one).__name__ for one in TRAINED.values())}
