"""Looks at the model that `training.py` leaves, and at what `evaluation.py` says by group."""

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
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
from sklearn.tree import DecisionTreeClassifier

from drydock.workbook.loading import load

HERE = Path(__file__).parent
ARTIFACT = "artifacts/model.joblib"
SPLIT = "held_out.csv"
FUNCTIONS = ("refused_of_good", "by_group", "age_bands")
AGES = [25, 51, 18, 36, 26, 80, 35, 50]
MODEL = object()
Facts = dict[str, Any]

models = load(HERE.parent / "models.py")
asking = load(HERE.parent / "asking.py")
few_left = load(HERE / "few_left.py")
to_count = load(HERE / "people_to_count.py")


def look(names: dict[str, Any]) -> Facts:
    """What each function says of examples, what the script prints, and what it should."""
    folder = Path(names["__file__"]).parent
    data = folder.parents[1] / "data" / "loans"
    with redirect_stdout(io.StringIO()):
        evaluation, error = asking.tried(
            lambda: importlib.import_module("evaluation"), folder
        )
    if error:
        return {"evaluation_error": error}
    found = {name: getattr(evaluation, name, None) for name in FUNCTIONS}
    lacks = [name for name, one in found.items() if not callable(one)]
    if lacks:
        return {"lacks": lacks}
    loans = models.read(data)
    recall = getattr(evaluation, "recall_of_bad", None)
    return {
        "refused": {
            name: _refused(found["refused_of_good"], counted, loans, folder)
            for name, counted in to_count.EXAMPLES.items()
        },
        "nobody": _nobody(found["refused_of_good"], recall, loans, folder),
        "by_group": _by_group(found["by_group"], loans, folder),
        "bands": _bands(found["age_bands"], loans, folder),
    } | _printed(folder, loans, data)


def _refused(
    measure: Callable[..., Any], counted: Any, loans: Any, folder: Path
) -> Facts:
    table, decisions = to_count.laid_out(counted, loans)
    model, given = models.Decides(table, decisions), table.copy()
    return asking.said(measure, model, table, folder) | {
        "with_target": model.with_target,
        "changed": not table.equals(given),
    }


def _nobody(refused: Any, recall: Any, loans: Any, folder: Path) -> Facts:
    """What both shares say where there is nobody to count."""
    four = loans.head(4)
    model = models.Decides(four, np.array([1, 2, 1, 2]))
    bad = four.assign(**{models.TARGET: models.BAD})
    good = four.assign(**{models.TARGET: models.GOOD})
    return {
        "refused_of_good": asking.said(refused, model, bad, folder, may_be_nan=True),
        "recall_of_bad": asking.said(recall, model, good, folder, may_be_nan=True),
    }


def _by_group(by_group: Callable[..., Any], loans: Any, folder: Path) -> Facts:
    """What it gives for names of groups, and for a measure, that are new to it."""
    table = loans.iloc[[700, 3, 41, 2, 500, 8]]
    groups = pd.Series(["Ulm", "Linz", "Ulm", "Ulm", "Linz", "Graz"], index=table.index)
    asked = []

    def measure(model: Any, own: Any) -> tuple[float, float, float]:
        asked.append(model is MODEL)
        rows = [int(label) for label in own.index]
        complete = set(own.columns) >= set(table.columns)
        return (float(sum(rows)) if complete else -1.0), 0.0, float(len(rows))

    given, error = asking.tried(lambda: by_group(measure, MODEL, table, groups), folder)
    if error:
        return {"error": error}
    right = {
        name: [float(sum(own.index)), 0.0, float(len(own.index))]
        for name, own in table.groupby(groups)
    }
    try:
        found = {str(name): [float(x) for x in given[name]] for name in given.keys()}
    except (TypeError, ValueError, KeyError, AttributeError):
        return {"instead": f"{type(given).__name__} {given!r}"[:80]}
    return {"found": found, "right": right, "own_model": bool(asked) and all(asked)}


def _bands(age_bands: Callable[..., Any], loans: Any, folder: Path) -> Facts:
    """The band of each of some ages, by what stands in the table for it."""
    table = loans.iloc[range(30, 30 + len(AGES))].assign(age=AGES)
    given, error = asking.tried(lambda: age_bands(table), folder)
    if error:
        return {"error": error}
    if not isinstance(given, pd.Series) or not given.index.equals(table.index):
        return {"instead": f"{type(given).__name__} {given!r}".replace("\n", " ")[:80]}
    return {"bands": dict(zip(map(str, AGES), map(str, given), strict=True))}


def _printed(folder: Path, loans: pd.DataFrame, data: Path) -> Facts:
    """What the script prints where another model is saved and other loans are held out,
    and what there is to print of each group."""
    artifact = folder / ARTIFACT
    if not artifact.is_file():
        return {"trained": False}
    others = loans.loc[few_left.EXCHANGES[-1].held_out(data)]
    other, own = _another(loans.drop(others.index)), artifact.read_bytes()
    joblib.dump(other, artifact)
    (folder / SPLIT).write_text(
        "\n".join(["row", *map(str, others.index), ""]), "utf-8"
    )
    asking.forget_modules(folder)
    says, error = asking.run(folder / "evaluation.py")
    artifact.write_bytes(own)
    decisions = other.predict(others.drop(columns=models.TARGET))
    return {
        "trained": True,
        "script_says": says,
        "script_error": error,
        "shares": to_count.shares(others, decisions),
    }


def _another(learned: pd.DataFrame) -> Any:
    """A model that a file can hold without any code of ours, and that is made in a moment."""
    encode = make_column_transformer(("passthrough", ["age", "amount", "duration"]))
    tree = DecisionTreeClassifier(max_depth=4, random_state=models.SEED)
    return models.fitted(models.refusing(make_pipeline(encode, tree)), learned)
