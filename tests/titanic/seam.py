"""What of a Titanic program is held to the baseline, whoever wrote it.

Each function is called in the process that ran the program, with its global names, and
returns the tables to compare and facts about them.
"""

from __future__ import annotations

import inspect
import runpy
import sys
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from drydock.errors import CheckFailed
from drydock.sandbox.names_made_elsewhere import made_elsewhere
from drydock.sandbox.own_frames import headline

Names = dict[str, Any]

LEARNED = Path(__file__).parent / "stage_17_learn_then_apply" / "observer.py"
APPROVED_BY = {
    "1": ("titanic.ipynb", "notebook", "notebook"),
    "16": ("train.py", "module", "module"),
    "17": ("train.py", "module", "module", LEARNED),
}
KEPT_NAMES = "X_train, Y_train, X_test, random_forest and models"
# What stage 01 to 03 run, and what all others do.
PROGRAMS = ("train.py", "titanic.ipynb")
GIVES = {
    "prepare_data": "X_train, Y_train, X_test",
    "prepare_data_and_train_model": "model, X_train, Y_train",
}
# As it is before the work runs, which may put something else in its place.
EQUALS = pd.DataFrame.equals
PASSENGERS = {"X_train": 891, "X_test": 418}
FITS = runpy.run_path(str(Path(__file__).with_name("fits.py")))["watch"]()


def notebook(names: Names) -> dict[str, Any]:
    """Features, predictions and leaderboard of a notebook that has run to its end."""
    features = _features(names)
    return {
        "features": _numbered(features),
        "predictions": _predictions(names, features),
        "leaderboard": _leaderboard(names),
        "order": [str(model) for model in names["models"]["Model"]],
        "seeds": FITS.seen(names),
    }


def module(names: Names) -> dict[str, Any]:
    """Features and predictions of a `train` module, by the two functions of its seam."""
    opened = _opened_from_now_on()
    require_functions(names)
    x_train, y_train, x_test = _call(names, "prepare_data")
    _require_order(x_train, y_train, x_test)
    _require_labels(y_train)
    model, x_again, y_again = _call(names, "prepare_data_and_train_model")
    _require_model(model, x_again, y_again)
    _require_computed(opened, Path(names["__file__"]).resolve().parent / "tests")
    features = _features({"X_train": x_train, "X_test": x_test})
    return {
        "features": _numbered(features),
        "predictions": _predictions({"random_forest": model}, features),
        "labels": [int(label) for label in y_train],
        "same_twice": EQUALS(x_again, x_train) and list(y_again) == list(y_train),
        "model": headline(" ".join(repr(model).split()), 100),
    }


def require_functions(names: Names) -> None:
    """Raises CheckFailed unless there are both functions, and they take no argument."""
    for function, gives in GIVES.items():
        if not callable(names.get(function)):
            raise _no_function(names, function, gives)
        with suppress(ValueError):  # of what is not written in Python nobody knows it
            _require_no_argument(function, inspect.signature(names[function]))


def _require_no_argument(function: str, signature: inspect.Signature) -> None:
    asked = [
        name
        for name, one in signature.parameters.items()
        if one.default is one.empty
        and one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
    ]
    if asked:
        raise CheckFailed(
            expected=f"{function}() takes no argument",
            found=f"it asks for {', '.join(asked)}",
            remedy="let it find for itself what it needs, or give it a default",
        )


def _require_order(x_train: Any, y_train: Any, x_test: Any) -> None:
    """Raises CheckFailed where a table stands in the place of who survived."""
    dimensions = [getattr(one, "ndim", 1) for one in (x_train, y_train, x_test)]
    if dimensions == [2, 1, 2]:
        return
    raise CheckFailed(
        expected="prepare_data() returns X_train, Y_train, X_test, in this order:"
        " a table, a column and a table",
        found=f"it returns {_kinds([x_train, y_train, x_test])}",
        remedy="look at the order in its return statement, and where it is called",
    )


def _require_model(model: Any, x_train: Any, y_train: Any) -> None:
    """Raises CheckFailed where something else stands in the place of a trained model."""
    expected = (
        "prepare_data_and_train_model() returns model, X_train, Y_train, in this order:"
        " a trained model, a table and a column"
    )
    if isinstance(model, type) or not hasattr(model, "predict"):
        raise CheckFailed(
            expected=expected,
            found=f"it returns {_kinds([model, x_train, y_train])}",
            remedy="return the forest itself, and look at the order in the return"
            " statement",
        )
    if not hasattr(x_train, "columns") or getattr(y_train, "ndim", 1) != 1:
        raise CheckFailed(
            expected=expected,
            found=f"it returns {_kinds([model, x_train, y_train])}",
            remedy="look at the order in its return statement",
        )


def _require_labels(y_train: Any) -> None:
    """Raises CheckFailed unless there is one answer for each training passenger."""
    missing = int(pd.isna(pd.Series(y_train)).sum())
    if len(y_train) != PASSENGERS["X_train"] or missing:
        gone = f", {missing:,} of them missing" if missing else ""
        raise CheckFailed(
            expected=f"Y_train has {PASSENGERS['X_train']} values, one for each training"
            " passenger",
            found=f"it has {len(y_train):,}{gone}",
            remedy="it is the column Survived of train.csv, in the order of the file",
        )


def _kinds(returned: Any) -> str:
    """What a function returned, as a message tells it: its kinds, and how many."""
    if returned is None:
        return "nothing (None)"
    if not isinstance(returned, (tuple, list)):
        return f"one thing alone ({_kind(returned)})"
    return f"{len(returned)} things: {', '.join(map(_kind, returned)) or 'none'}"


def _kind(one: Any) -> str:
    if isinstance(one, type):
        return f"the class {one.__name__}"
    rows = f" of {len(one):,} rows" if isinstance(one, pd.DataFrame) else ""
    return f"{type(one).__name__}{rows}"


def _opened_from_now_on() -> list[str]:
    """A list to which the path of each file is added that is opened later."""
    opened: list[str] = []

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            opened.append(arguments[0])

    sys.addaudithook(note)
    return opened


def _require_computed(opened: list[str], tests: Path) -> None:
    """Raises CheckFailed where the program has read a file of its own tests."""
    files = [Path(path).resolve() for path in dict.fromkeys(opened)]
    read = [file.name for file in files if tests in file.parents]
    read = [name for name in read if not name.endswith((".py", ".pyc"))]
    if read:
        raise CheckFailed(
            expected="the program computes what it gives, from the files in data/titanic",
            found=f"it opens {read[0]}, which lies with your tests",
            remedy="an approved file is what the tests compare with: if the program reads"
            " it too, both agree whatever happens",
        )


def _features(names: Names) -> pd.DataFrame:
    """The features of all passengers, those of the training set first."""
    train, test = (_table(names, name) for name in PASSENGERS)
    for name, columns in (
        ("X_train", train.columns.difference(test.columns)),
        ("X_test", test.columns.difference(train.columns)),
    ):
        if len(columns):
            raise CheckFailed(
                expected="X_train and X_test have the same columns",
                found=f"{name} alone has {', '.join(map(str, columns))}",
                remedy="look at the lines that make the two, and at what they drop",
            )
    return pd.concat([train, test])


def _numbered(features: pd.DataFrame) -> pd.DataFrame:
    """The features with the number of each passenger in front."""
    numbered = features.reset_index(drop=True)
    # A column of this name may be among them by mistake: that is for the table to show.
    numbered.insert(
        0, "PassengerId", range(1, len(features) + 1), allow_duplicates=True
    )
    return numbered


def _call(names: Names, function: str) -> tuple[Any, Any, Any]:
    """What a function of the seam returns, as the three things that it should."""
    returned = names[function]()
    if isinstance(returned, (tuple, list)) and len(returned) == 3:
        return tuple(returned)
    raise CheckFailed(
        expected=f"{function}() returns {GIVES[function]}",
        found=f"it returns {_kinds(returned)}",
        remedy="return the three of them, in this order",
    )


def _no_function(names: Names, function: str, gives: str) -> CheckFailed:
    """Names the function that is meant, where it stands elsewhere or is spelt otherwise."""
    found = f"there is no {function}"
    remedy = f"it takes no argument and returns {gives}"
    here = Path(names["__file__"])
    for file in sorted(here.parent.glob("*.py")):
        if file.name != here.name and f"def {function}(" in file.read_text(
            "utf-8", "replace"
        ):
            found += f" there; {file.name} has one"
            remedy = f"let train.py import it: from {file.stem} import {function}"
    own = [name for name, value in names.items() if inspect.isfunction(value)]
    if near := get_close_matches(function, own, n=1, cutoff=0.8):
        found += f"; there is {near[0]}"
        remedy = f"let its name be {function}: tests and checks call it by that"
    return CheckFailed(
        expected=f"train.py has a function {function}()", found=found, remedy=remedy
    )


def _get(names: Names, name: str) -> Any:
    if name in names:
        return names[name]
    raise CheckFailed(
        expected=f"after a clean run the names {KEPT_NAMES} exist",
        found=f"there is no {name}{_elsewhere(name)}",
        remedy="keep these names: the check finds your results by them",
    )


def _elsewhere(name: str) -> str:
    """Where the work makes a name otherwise than in the program that was run."""
    folder = Path(sys.path[0])
    program = next((one for one in PROGRAMS if (folder / one).is_file()), "")
    found = program and made_elsewhere(name, folder, program)
    return f". {found}" if found else ""


def _table(names: Names, name: str) -> pd.DataFrame:
    """The feature table `name`, with as many rows as there are passengers."""
    table = _get(names, name)
    rows = PASSENGERS[name]
    if isinstance(table, pd.DataFrame) and len(table) == rows:
        _require_each_column_once(name, table)
        return table
    kind = f"a table of {len(table):,} rows" if isinstance(table, pd.DataFrame) else ""
    raise CheckFailed(
        expected=f"{name} is a table of {rows} rows, one a passenger",
        found=f"{name} is {kind or type(table).__name__}",
        remedy="compare the lines that build it with git diff",
    )


def _require_each_column_once(name: str, table: pd.DataFrame) -> None:
    twice = table.columns[table.columns.duplicated()]
    if len(twice):
        raise CheckFailed(
            expected=f"each column of {name} has a name of its own",
            found=f"{name} has {', '.join(map(str, twice.unique()))} more than once",
            remedy="look for a concat or an insert that adds a column for a second time",
        )


def _predictions(names: Names, features: pd.DataFrame) -> pd.DataFrame:
    """What the forest says of every passenger: 1 for survived, 0 for not."""
    forest = _get(names, "random_forest")
    try:
        survived = forest.predict(features)
    except Exception as error:
        raise CheckFailed(
            expected="the forest is trained, and X_train are its features",
            found=f"it cannot predict from them: {headline(str(error))}",
            remedy="look at the line that fits the forest, and at X_train",
        ) from error
    ids = range(1, len(survived) + 1)
    return pd.DataFrame({"PassengerId": ids, "Survived": survived})


def _leaderboard(names: Names) -> pd.DataFrame:
    """Training accuracy in per cent, one row per model, in alphabetical order."""
    models = _get(names, "models")
    if isinstance(models, pd.DataFrame) and {"Model", "Score"} <= set(models.columns):
        return models[["Model", "Score"]].sort_values("Model")
    kind = type(models).__name__
    if isinstance(models, pd.DataFrame):
        kind = f"a table with the columns {', '.join(map(str, models.columns))}"
    raise CheckFailed(
        expected="models is a table with the columns Model and Score",
        found=f"models is {kind}",
        remedy="compare the cell that builds the leaderboard with git diff",
    )
