"""Looks at what `training.py` learns from and leaves, and at what `evaluation.py` says of it.

Loaded before `training.py` is run as a script: what is fitted is noted from then on.
"""

from __future__ import annotations

import importlib
import io
import runpy
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd

from drydock.sandbox.own_frames import own_frames
from drydock.sandbox.watched_calls import watch
from drydock.workbook.loading import load

HERE = Path(__file__).parent
ARTIFACT = "artifacts/model.joblib"
MEASURES = ("recall_of_bad", "cost_per_applicant")
Facts = dict[str, Any]

models = load(HERE.parent / "models.py")
to_count = load(HERE / "loans_to_count.py")
fits: list[Any] = []


def _note(_: Any, *arguments: Any, **named: Any) -> None:
    table = arguments[0] if arguments else named.get("X")
    if hasattr(table, "shape") and not any(table is one for one in fits):
        fits.append(table)


watch("sklearn.base:BaseEstimator.fit", _note)


def look(names: dict[str, Any]) -> Facts:
    """What was learned from; whether a second run gives the same model; what that model
    decides on the loans held out; and what evaluation.py says, of it and of examples.
    """
    script = Path(names["__file__"])
    artifact = script.parent / ARTIFACT
    data = script.parents[2] / "data" / "loans"
    learned, held_out = models.parts(data)
    facts: Facts = {"learned_from": _learned_from(learned, held_out)}
    if not artifact.is_file():
        return facts
    first = _answers(artifact, held_out)
    facts |= first | {"error": _tried(lambda: _again(script), script.parent)[1]}
    facts["same_again"] = _answers(artifact, held_out) == first
    loans = models.read(data)
    return facts | _evaluation(script.parent, loans, held_out)


def _learned_from(learned: pd.DataFrame, held_out: pd.DataFrame) -> Facts:
    """Of the largest table that was fitted on, the rows, and how many of them are to be
    learned from; and how many rows of any that has all columns are held out."""
    if not fits:
        return {"rows": 0, "learned": 0, "held_out": 0}
    table = max(fits, key=lambda one: int(one.shape[0]))  # the first of several
    features = set(learned.columns) - {models.TARGET}
    whole = [one for one in fits if features <= set(getattr(one, "columns", ()))]
    return {
        "rows": int(table.shape[0]),
        "learned": _in_common(table, learned),
        "held_out": max((_in_common(one, held_out) for one in whole), default=0),
    }


def _in_common(table: Any, part: pd.DataFrame) -> int:
    if not isinstance(table, pd.DataFrame):
        return 0
    shared = [name for name in part.columns if name in table.columns]
    rows = set(part[shared].itertuples(index=False, name=None)) if shared else set()
    return sum(row in rows for row in table[shared].itertuples(index=False, name=None))


def _answers(artifact: Path, held_out: pd.DataFrame) -> Facts:
    """What the model decides, and, where it says that, how sure it is."""
    applicants = held_out.drop(columns=models.TARGET)

    def ask() -> list[Any]:
        model = joblib.load(artifact)
        answers = [np.asarray(model.predict(applicants)).tolist()]
        if hasattr(model, "predict_proba"):
            answers.append(np.asarray(model.predict_proba(applicants)).tolist())
        return answers

    answers, error = _tried(ask, artifact.parents[1])
    if error:
        return {"model_error": error}
    refused, bad = np.array(answers[0]) == models.BAD, held_out[models.TARGET] == 2
    cost = (5 * (bad & ~refused) + (~bad & refused)).mean()
    return {
        "answers": answers,
        "known": sorted({str(one) for one in answers[0]}),
        "cost": float(cost),
        "refuse_all": float((~bad).mean()),
    }


def _again(script: Path) -> None:
    with redirect_stdout(io.StringIO()):
        runpy.run_path(str(script), run_name="__main__")


def _evaluation(folder: Path, loans: pd.DataFrame, held_out: pd.DataFrame) -> Facts:
    """What the measures say of examples and of the own model, and what the script says."""
    evaluation, error = _tried(lambda: importlib.import_module("evaluation"), folder)
    if error:
        return {"evaluation_error": error}
    measures = {name: getattr(evaluation, name, None) for name in MEASURES}
    measures = {name: one for name, one in measures.items() if callable(one)}
    said = io.StringIO()
    with redirect_stdout(said):
        of_own = {
            name: _said(one, joblib.load(folder / ARTIFACT), held_out.copy(), folder)
            for name, one in measures.items()
        }
        examples = {
            f"{measure}, {name}": _of_example(one, counted, loans, folder)
            for measure, one in measures.items()
            for name, counted in to_count.EXAMPLES.items()
        }
    said = io.StringIO()
    with redirect_stdout(said):
        script = str(folder / "evaluation.py")
        _, error = _tried(lambda: runpy.run_path(script, run_name="__main__"), folder)
    return {
        "measures": list(measures),
        "of_own": of_own,
        "examples": examples,
        "script_says": said.getvalue(),
        "script_error": error,
    }


class Decides:
    """Stands for a model, of a kind that nobody has seen: its decisions are known."""

    def __init__(self, decisions: np.ndarray) -> None:
        self._decisions = decisions
        self.asked = False
        self.with_target = False

    def predict(self, applicants: Any) -> np.ndarray:
        self.asked = True
        self.with_target |= models.TARGET in getattr(applicants, "columns", ())
        return self._decisions[: len(applicants)].copy()


def _of_example(
    measure: Callable[..., Any], counted: Any, loans: pd.DataFrame, folder: Path
) -> Facts:
    table, decisions = _laid_out(counted, loans)
    model, given = Decides(decisions), table.copy()
    facts = _said(measure, model, table, folder)
    return facts | {
        "asked": model.asked,
        "with_target": model.with_target,
        "changed": not table.equals(given),
    }


def _laid_out(counted: Any, loans: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Loans with these outcomes, mixed, with index labels of their own; and decisions."""
    missed, kept = counted.bad - counted.found, counted.good - counted.lost
    risk = [2] * counted.bad + [1] * counted.good
    decisions = [2] * counted.found + [1] * missed + [2] * counted.lost + [1] * kept
    order = np.random.default_rng(3).permutation(counted.all)
    table = loans.head(counted.all).assign(**{models.TARGET: np.array(risk)[order]})
    table.index = pd.RangeIndex(5000, 5000 + counted.all)
    return table, np.array(decisions)[order]


def _said(measure: Callable[..., Any], model: Any, loans: Any, folder: Path) -> Facts:
    """The three numbers that a measure gives, or what it gives or raises instead."""
    given, error = _tried(lambda: measure(model, loans), folder)
    if error:
        return {"error": error}
    try:
        numbers = [float(one) for one in given]
    except (TypeError, ValueError):
        numbers = []
    if (
        len(numbers) != 3
        or isinstance(given, (str, dict))
        or not np.isfinite(numbers).all()
    ):
        return {"instead": f"{type(given).__name__} {given!r}"[:80]}
    return {"numbers": numbers}


def _tried(function: Callable[[], Any], folder: Path) -> tuple[Any, str]:
    """What a function gives, or its error, with the place in the work."""
    try:
        return function(), ""
    except (Exception, SystemExit) as error:  # pylint: disable=broad-exception-caught
        places = [place for place, _ in own_frames(error, str(folder))]
        first = (str(error).splitlines() or [""])[0]
        at = f" ({places[-1]})" if places else ""
        return None, f"{type(error).__name__}: {first}{at}"
