"""What the check of stage 17 looks at in the child process, in the participant's folder.

Each trial raises CheckFailed where something is not as the lesson has it. What it says is
a fact, by the name of the trial, for the part of the check that tells it.
"""

from __future__ import annotations

import importlib
import inspect
import os
import runpy
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd

from drydock.errors import CheckFailed

HERE = Path(__file__).parent
KATA = HERE.parent
trying = runpy.run_path(str(KATA / "trying.py"))
asking = runpy.run_path(str(HERE / "asking.py"))
scoring = runpy.run_path(str(HERE / "scoring.py"))

CORE, SHELL = "preprocessing", "train"
ASKS_FOR = {
    "learn": (CORE, "passengers"),
    "prepare_features": (CORE, "passengers, learned"),
    "cross_validated_score": (SHELL, "passengers, survived"),
}
# They learn and apply in one go: the lesson leaves free what becomes of them.
FREE = {"impute_by_group_median", "impute_most_frequent", "impute_median"}


def module(names: dict[str, Any]) -> dict[str, Any]:
    """What the seam gives, what the functions of earlier stages do, and what is told of
    those of this stage."""
    given = runpy.run_path(str(KATA / "seam.py"))["module"](names)
    kept = trying["try_kept"](HERE)["functions"]
    given["functions"] = [one for one in kept if one["name"] not in FREE]
    told: dict[str, Any] = {}
    train = pd.read_csv(_data() / "train.csv")
    learn, prepare, score = (
        _function(name, told)
        for name in ("learn", "prepare_features", "cross_validated_score")
    )
    if learn and prepare:
        work = asking["Work"](learn, prepare, train)
        given |= _asked(work, told)
        for name in ("learned", "together", "surroundings"):
            _try(told, name, getattr(work, name))
    if score:
        trial = scoring["Score"](score, train)
        for name in ("unseen", "folds", "printed"):
            _try(told, name, getattr(trial, name))
    if learn and prepare:
        _try(told, "files", lambda: asking["files"](_data(), work, _fresh_features))
    return given | {"told": told}


def _function(name: str, told: dict[str, Any]) -> Callable[..., Any] | None:
    """A function that the lesson asks for; None where there is none, which is told."""
    module_name, parameters = ASKS_FOR[name]
    with suppress(ImportError):  # train.py need not have imported it
        importlib.import_module(module_name)
    found = getattr(sys.modules.get(module_name), name, None)
    asked = f"{name}({parameters})"
    if not callable(found):
        elsewhere = [
            path.name
            for path in Path.cwd().glob("*.py")
            if f"def {name}(" in path.read_text("utf-8")
        ]
        told[name] = {
            "expected": f"{module_name}.py has a function {asked}",
            "found": (
                f"there is none; {elsewhere[0]} has one"
                if elsewhere
                else "there is none"
            ),
            "remedy": "the lesson says what it takes and what it gives back",
        }
        return None
    takes = inspect.signature(found)
    try:
        takes.bind(None, None) if "," in parameters else takes.bind(None)
    except TypeError:
        told[name] = {
            "expected": f"{asked} in {module_name}.py",
            "found": f"it is {name}{takes}",
            "remedy": "let it be called with just these, in this order",
        }
        return None
    return found


def _asked(work: Any, told: dict[str, Any]) -> dict[str, Any]:
    """The features of passengers who are in no file, each asked about alone."""
    tables: dict[str, Any] = {}
    _try(told, "asked", lambda: tables.update(asked=work.asked()))
    return tables


def _try(told: dict[str, Any], name: str, trial: Callable[[], Any]) -> None:
    try:
        trial()
    except CheckFailed as failed:
        told[name] = {
            "expected": failed.expected,
            "found": failed.found,
            "remedy": failed.remedy,
        }


def _data() -> Path:
    return Path.cwd().parents[1] / "data" / KATA.name


def _fresh_features() -> tuple[Any, Any, Any]:
    """What `prepare_data` gives, of a `train` that is imported afresh."""
    here = os.getcwd() + os.sep
    for name, one in list(sys.modules.items()):
        if (getattr(one, "__file__", None) or "").startswith(here):
            del sys.modules[name]
    return importlib.import_module(SHELL).prepare_data()
