"""Models as text: how they are set, what they have learned, and what they answer.

A model is whatever predicts or transforms. Its answers are asked for on tables that the
script has at its end.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import warnings
from typing import Any

from . import tables
from .texts import NoText, of_attributes, written

MOST_ROWS = 1000
ASKED = ("predict", "predict_proba", "decision_function", "transform")
# What differs from run to run, or says nothing that the answers do not.
PASSED_OVER = ("time", "n_jobs", "estimator", "callback", "history", "verbose")


def is_model(value: Any) -> bool:
    """Whether this predicts or transforms."""
    return (
        not isinstance(value, type)
        and (
            any(callable(getattr(value, one, None)) for one in ("predict", "transform"))
            or (hasattr(value, "fit") and hasattr(value, "get_params"))
            or callable(getattr(value, "fit_predict", None))
        )
        and not hasattr(value, "iloc")
    )


def lines(model: Any) -> list[str]:
    """What can be said of a model without asking it. Raises NoText."""
    return [type(model).__name__, *_settings(model), *_learned(model)]


def _settings(model: Any) -> list[str]:
    """How the model is set, of a library that can say it, where it is not as it comes."""
    try:
        params = model.get_params(deep=False)
        known = inspect.signature(type(model).__init__).parameters
    except Exception:  # pylint: disable=broad-exception-caught
        return []
    usual = {name: repr(one.default) for name, one in known.items()}
    params = {k: v for k, v in params.items() if usual.get(k) != repr(v)}
    return [
        f"set: {name} = {text}"
        for name, one in sorted(params.items())
        if (text := _text(name, one)) is not None
    ]


def _learned(model: Any) -> list[str]:
    """The numbers that it has learned: its attributes that end in _; of other classes
    than those of scikit-learn, all that do not begin so."""
    held = dict(getattr(model, "__dict__", {}))
    with contextlib.suppress(
        Exception
    ):  # that of a forest is worked out when asked for
        held["feature_importances_"] = model.feature_importances_
    if hasattr(model, "get_params"):
        held = {k: v for k, v in held.items() if k.endswith("_")}
    return [
        f"learned: {name} = {text}"
        for name, one in sorted(held.items())
        if not name.startswith("_") and (text := _text(name, one)) is not None
    ]


def _text(name: str, value: Any) -> str | None:
    if any(one in name.lower() for one in PASSED_OVER):
        return None
    try:
        if isinstance(value, dict):
            value = {k: v for k, v in value.items() if "time" not in str(k)}
        return written(value, 2)
    except (NoText, RecursionError):
        return None
    except Exception:  # pylint: disable=broad-exception-caught
        return None  # what a library's object cannot say of itself


def on_one_line(model: Any, depth: int) -> str:
    """A model within something else."""
    if depth > 3:
        return type(model).__name__
    if hasattr(model, "get_params"):
        return f"{type(model).__name__}({'; '.join(lines(model)[1:])})"
    return of_attributes(model, depth)


def answers(model: Any, table: Any) -> str:
    """What the model says of the first 1,000 rows of a table, as CSV. Raises NoText where
    it says nothing."""
    asked = table[:MOST_ROWS] if hasattr(table, "__getitem__") else table
    found: list[tables.Column] = []
    for method in ASKED:
        if method == "transform" and found:
            break
        found += _columns(method, _answer(model, method, asked), bool(found))
    if not found:
        raise NoText("answers nothing on that table")
    return tables.columns_as_csv(found)


def _columns(method: str, answer: Any, follows: bool) -> list[tables.Column]:
    if answer is None or not tables.is_table_like(answer):
        return []
    first, *columns = tables.columns(answer)
    named = [
        one._replace(name=f"{method} {one.name}" if len(columns) > 1 else method)
        for one in columns
    ]
    return named if follows else [first._replace(name=""), *named]


def _answer(model: Any, method: str, asked: Any) -> Any:
    ask = getattr(model, method, None)
    if ask is None:
        return None
    quiet = contextlib.redirect_stdout(io.StringIO())
    with warnings.catch_warnings(), quiet, contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            return ask(asked)
        except Exception:  # pylint: disable=broad-exception-caught
            return None  # not fitted, or not on such a table
