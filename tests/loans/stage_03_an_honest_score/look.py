"""Looks at what `training.py` learns from and leaves, and at what `evaluation.py` says of it;
then at both once more, with other loans held out.

Loaded before `training.py` is run as a script: what is fitted is noted from then on.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd

from drydock.workbook.loading import load

HERE = Path(__file__).parent
ARTIFACT, SPLIT = "artifacts/model.joblib", "held_out.csv"
MEASURES = ("recall_of_bad", "cost_per_applicant")
Facts = dict[str, Any]

models = load(HERE.parent / "models.py")
asking = load(HERE.parent / "asking.py")
to_count = load(HERE / "loans_to_count.py")
other_loans = load(HERE / "other_loans.py")
fits = load(HERE / "fits.py")


def look(names: dict[str, Any]) -> Facts:
    """What was learned from; whether a second run gives the same model; what that model
    decides on the loans held out; what evaluation.py says, of it and of examples; and what
    both do with other loans held out.
    """
    script = Path(names["__file__"])
    folder, artifact = script.parent, script.parent / ARTIFACT
    loans = models.read(script.parents[2] / "data" / "loans")
    learned, held_out = models.parts(script.parents[2] / "data" / "loans")
    facts: Facts = {"learned_from": _learned_from(learned, held_out)}
    if not artifact.is_file():
        return facts
    first = _answers(artifact, held_out)
    if "model_error" in first:
        return facts | first
    facts |= first | {"error": asking.run(script)[1]}
    facts["same_again"] = _answers(artifact, held_out) == first
    measures, error = _measures(folder)
    facts |= {"evaluation_error": error, "measures": list(measures)}
    facts |= _evaluation(folder, measures, loans, held_out)
    others = other_loans.known_by(joblib.load(artifact), learned, held_out)
    return facts | {
        "other_rows": [int(row) for row in others.index],
        "trained_on_others": other_loans.training(folder / SPLIT, others, fits),
        "told_of_others": other_loans.printing(artifact, others, held_out, measures),
    }


def _learned_from(learned: pd.DataFrame, held_out: pd.DataFrame) -> Facts:
    """Of the largest table that was fitted on, the rows, and how many of them are to be
    learned from; and how many rows of any that has all columns are held out."""
    table = fits.largest()
    if table is None:
        return {"rows": 0, "learned": 0, "held_out": 0}
    features = set(learned.columns) - {models.TARGET}
    whole = [one for one in fits.tables if features <= set(getattr(one, "columns", ()))]
    return {
        "rows": int(table.shape[0]),
        "learned": fits.in_common(table, learned),
        "held_out": max((fits.in_common(one, held_out) for one in whole), default=0),
    }


def _answers(artifact: Path, held_out: pd.DataFrame) -> Facts:
    """What the model decides, and, where it says that, how sure it is."""
    applicants = held_out.drop(columns=models.TARGET)

    def ask() -> list[Any]:
        model = joblib.load(artifact)
        answers = [np.asarray(model.predict(applicants)).tolist()]
        if hasattr(model, "predict_proba"):
            answers.append(np.asarray(model.predict_proba(applicants)).tolist())
        return answers

    answers, error = asking.tried(ask, artifact.parents[1])
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


def _measures(folder: Path) -> tuple[dict[str, Callable[..., Any]], str]:
    """Those functions of evaluation.py that are there, or why it cannot be imported."""
    with redirect_stdout(io.StringIO()):
        evaluation, error = asking.tried(
            lambda: importlib.import_module("evaluation"), folder
        )
    found = {name: getattr(evaluation, name, None) for name in MEASURES}
    return {name: one for name, one in found.items() if callable(one)}, error


def _evaluation(
    folder: Path,
    measures: dict[str, Callable[..., Any]],
    loans: pd.DataFrame,
    held_out: pd.DataFrame,
) -> Facts:
    """What the measures say of examples and of the own model, and what the script says."""
    with redirect_stdout(io.StringIO()):
        of_own = {
            name: asking.said(
                one, joblib.load(folder / ARTIFACT), held_out.copy(), folder
            )
            for name, one in measures.items()
        }
        examples = {
            f"{measure}, {name}": _of_example(one, counted, loans, folder)
            for measure, one in measures.items()
            for name, counted in to_count.EXAMPLES.items()
        }
    says, error = asking.run(folder / "evaluation.py")
    return {
        "of_own": of_own,
        "examples": examples,
        "script_says": says,
        "script_error": error,
    }


def _of_example(
    measure: Callable[..., Any], counted: Any, loans: pd.DataFrame, folder: Path
) -> Facts:
    table, decisions = _laid_out(counted, loans)
    model, given = models.Decides(table, decisions), table.copy()
    facts = asking.said(measure, model, table, folder)
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
