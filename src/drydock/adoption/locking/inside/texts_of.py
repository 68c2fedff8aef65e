"""All that a script has made, as texts: what can be locked, and why the rest cannot."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import Any

from ..locked import models, tables, texts
from ..locked.lock import PRINTED, Lock
from ..locked.running import End
from . import personal

# They have a seed for a way of working that is not the usual one.
DRAW_NOTHING = frozenset(
    """LogisticRegression LogisticRegressionCV SVC NuSVC Ridge RidgeClassifier Lasso LassoCV
    ElasticNet ElasticNetCV PCA""".split()
)
MOST_TABLES = 2  # on which a model is asked
NO_RESULTS = ("function", "method", "module", "type", "ABCMeta")


@dataclass
class Made:
    """What a script has made, by key; no_text: why a name has none.

    models: those that answer, and on which tables. seedable: what the script has imported
    that takes a seed, and draws random numbers without one.
    """

    texts: dict[str, tuple[str, bool]] = field(default_factory=dict)
    no_text: dict[str, str] = field(default_factory=dict)
    models: dict[str, list[str]] = field(default_factory=dict)
    not_shown: dict[str, list[str]] = field(default_factory=dict)
    seedable: list[str] = field(default_factory=list)


def made(
    end: End, asked: dict[str, list[str]], written: list[str], imported: set[str]
) -> Made:
    """All that is there at the end of a script.

    asked: the tables that the script itself has asked a model about, by the model's name.
    written: the files that it has written. imported: names that are none of its results.
    """
    found = Made()
    values = {
        name: value
        for name, value in end.values.items()
        if name not in imported and _may_be_result(name, value)
    }
    found.not_shown = personal.found(values)
    if end.printed and personal.says_of_people(end.printed, values):
        found.not_shown[PRINTED] = ["*"]
    found.seedable = sorted(filter(None, map(_seedable, end.values.values())))
    lock = Lock("", "", not_shown=found.not_shown)
    for name, value in values.items():
        _add(found, lock, end, name)
        if models.is_model(value) and name in found.texts:
            _add_answers(found, lock, end, name, asked.get(name, []))
    for path in written:
        _add(found, lock, end, f"file {path}")
    if end.printed.strip():
        _add(found, lock, end, PRINTED)
    return found


def _seedable(value: Any) -> str:
    """The name of a function or a class that has a seed among its arguments."""
    name = str(getattr(value, "__name__", ""))
    if not callable(value) or not name or name in DRAW_NOTHING:
        return ""
    try:
        known = inspect.signature(value).parameters
    except (TypeError, ValueError):
        return ""
    return name if "random_state" in known else ""


def _may_be_result(name: str, value: Any) -> bool:
    if name.startswith("_") or texts.is_no_result(value):
        return False
    return type(value).__name__ not in NO_RESULTS


def _add(found: Made, lock: Lock, end: End, key: str) -> bool:
    try:
        found.texts[key] = (lock.text(end, key), lock.is_table(end, key))
        return True
    except texts.NoText as error:
        found.no_text[key] = str(error)
    except RecursionError:
        found.no_text[key] = "is nested too deeply"
    except Exception as error:  # pylint: disable=broad-exception-caught
        found.no_text[key] = f"cannot be written down: {type(error).__name__}"
    return False


def _add_answers(
    found: Made, lock: Lock, end: End, name: str, asked: list[str]
) -> None:
    """Asks a model on the tables that the script asks it on; else on those that fit."""
    model = end.values[name]
    others = [
        one
        for one, value in end.values.items()
        if one not in asked and tables.is_table_like(value) and _fits(model, value)
    ]
    for table in [*asked, *others]:
        if len(found.models.get(name, [])) == MOST_TABLES:
            break
        if table in end.values and hasattr(end.values[table], "__len__"):
            if _add(found, lock, end, f"{name} on {table}"):
                found.models.setdefault(name, []).append(table)
            else:
                found.no_text.pop(f"{name} on {table}", None)


def _fits(model: Any, value: Any) -> bool:
    features = getattr(model, "n_features_in_", None)
    shape = tables.shape(value)
    return len(shape) == 2 and features == shape[1]
