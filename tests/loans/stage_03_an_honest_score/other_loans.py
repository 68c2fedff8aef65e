"""Both scripts once more, where held_out.csv names other loans and another model is saved.

Whoever reads the file and loads the model now does something else; whoever draws the split
anew, or prints figures that were copied, does what was done before.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import joblib
import numpy as np
import pandas as pd
from sklearn.dummy import DummyClassifier

from drydock.workbook.loading import load

TESTS = Path(__file__).parents[1]
FEW = 5
Facts = dict[str, Any]
Measures = dict[str, Callable[..., Any]]

models = load(TESTS / "models.py")
asking = load(TESTS / "asking.py")


def known_by(model: Any, learned: pd.DataFrame, held_out: pd.DataFrame) -> pd.DataFrame:
    """As many loans as are held out, as many of them bad, from those that were learned
    from: but for a few, such as the model decides rightly. It seems to know them."""
    bad = learned[models.TARGET] == models.BAD
    answers = np.asarray(model.predict(learned.drop(columns=models.TARGET)))
    is_right = pd.Series(answers == learned[models.TARGET], learned.index)
    order = is_right.sort_values(ascending=False, kind="stable").index
    of_bad = int((held_out[models.TARGET] == models.BAD).sum())
    bads, goods = order[bad[order]], order[~bad[order]]
    rows = [*bads[:of_bad], *goods[: len(held_out) - of_bad - FEW], *goods[-FEW:]]
    return learned.loc[sorted(rows)]


def training(split: Path, others: pd.DataFrame, fits: ModuleType) -> Facts:
    """Where the file `split` names `others`: of the first table on which training.py fits
    that is as large as the largest was before, the rows, how many of them are held out, and
    whether it is the same.

    It goes no further than that; the file stays exchanged.
    """
    split.write_text("\n".join(["row", *map(str, others.index), ""]), "utf-8")
    before = fits.largest()
    fits.tables.clear()
    fits.enough.append(len(others) if before is None else before.shape[0])
    asking.forget_modules(split.parent)
    try:
        _, error = asking.run(split.parent / "training.py")
    except fits.Enough:
        error = ""
    fits.enough.clear()
    table = fits.largest()
    if table is None:
        return {"error": error, "rows": 0, "held_out": 0, "same": False}
    features = set(others.columns) - {models.TARGET}
    is_whole = features <= set(getattr(table, "columns", ()))
    return {
        "error": error,
        "rows": int(table.shape[0]),
        "held_out": fits.in_common(table, others) if is_whole else 0,
        "same": _is_same(before, table),
    }


def printing(
    artifact: Path, others: pd.DataFrame, held_out: pd.DataFrame, measures: Measures
) -> Facts:
    """What evaluation.py prints where a model is saved that draws lots, and `others` are
    held out; what it should print, and what it would print if it knew only one of these.
    """
    folder = artifact.parents[1]
    left, own = artifact.read_bytes(), joblib.load(artifact)
    lots = DummyClassifier(strategy="uniform", random_state=models.SEED)
    joblib.dump(models.fitted(lots, held_out), artifact)
    asking.forget_modules(folder)
    says, error = asking.run(folder / "evaluation.py")
    artifact.write_bytes(left)
    asked = {
        "": (lots, others),
        "the model that was saved before": (own, others),
        "the loans that were held out before": (lots, held_out),
    }
    figures = {
        which: {
            name: asking.said(measure, model, table.copy(), folder)
            for name, measure in measures.items()
        }
        for which, (model, table) in asked.items()
    }
    return {"says": says, "error": error, "figures": figures}


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, pd.DataFrame):
        return bool(one.equals(other))
    if type(one) is not type(other) or one.shape != other.shape:
        return False
    differ = one != other
    return not getattr(differ, "nnz", np.any(differ))  # a sparse matrix has nnz
