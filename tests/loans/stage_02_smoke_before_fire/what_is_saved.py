"""What training leaves behind: where it is told to save, and where it is told nothing."""

from __future__ import annotations

import inspect
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import joblib
import pandas as pd

PLACE = "artifacts/model.joblib"
ROWS = 100
TARGET = "credit_risk"


def saved(names: dict[str, Any]) -> dict[str, Any]:
    """What became of two calls of `train_model`, on a few loans.

    "lacks": `ARTIFACT` or `train_model`, where there is no such name. "takes": the function's
    parameters, where `save_to` is none of them. Else "told" is what the first call, which
    says where, has left there: "error", "saved", "answers" (an error, or the labels), and
    "real", whether there is a model in artifacts/ then. "untold": of the second call, "error"
    and "real".
    """
    lacking = [name for name in ("train_model", "ARTIFACT") if name not in names]
    if lacking:
        return {"lacks": lacking[0]}
    train = names["train_model"]
    if "save_to" not in inspect.signature(train).parameters:
        return {"takes": str(inspect.signature(train))}
    work = Path(names["__file__"]).parent
    loans = _loans(work)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new" / "models" / "model.joblib"
        error = _error(lambda: train(loans.copy(), save_to=path))
        told: dict[str, Any] = {"error": error.replace(f"{folder}{os.sep}", "")}
        told["saved"] = path.is_file()
        told["answers"] = _answers(path, loans) if path.is_file() else ""
    told["real"] = (work / PLACE).is_file()
    (work / PLACE).unlink(missing_ok=True)
    untold = {"error": _error(lambda: train(loans.copy()))}
    untold["real"] = (work / PLACE).is_file()
    return {"told": told, "untold": untold}


def _loans(work: Path) -> pd.DataFrame:
    data = work.parents[1] / "data" / "loans"
    header = (data / "header.txt").read_text("utf-8").split()
    return pd.read_csv(data / "german.data", sep=" ", names=header).head(ROWS)


def _error(call: Callable[[], Any]) -> str:
    """The error of a call that concerns a file or a missing argument; others go on."""
    try:
        call()
    except (OSError, TypeError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _answers(path: Path, loans: pd.DataFrame) -> str:
    """The labels with which a saved model answers, as text; or its error."""
    try:
        found = set(joblib.load(path).predict(loans.drop(columns=TARGET)))
    except Exception as error:  # pylint: disable=broad-exception-caught
        return f"{type(error).__name__}: {error}"
    return " and ".join(sorted(map(str, found)))
