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

Names = dict[str, Any]
Facts = dict[str, Any]

CORE, SHELL = "preprocessing", "train"
ASKS_FOR = {
    "learn": (CORE, "passengers"),
    "prepare_features": (CORE, "passengers, learned"),
    "cross_validated_score": (SHELL, "passengers, survived"),
}
# They learn and apply in one go: the lesson leaves free what becomes of them.
FREE = {"impute_by_group_median", "impute_most_frequent", "impute_median"}


def module(names: Names) -> Facts:
    """All that is looked at."""
    shell, core = of_the_shell(names), of_the_core({})
    return shell | core | {"told": shell["told"] | core["told"]}


def of_the_core(_: Names) -> Facts:
    """What the functions of earlier stages do, and what is told of `learn` and
    `prepare_features`; it needs no library that the core does not need."""
    kept = trying["try_kept"](HERE)["functions"]
    given: Facts = {"functions": [one for one in kept if one["name"] not in FREE]}
    told: Facts = {}
    if work := _work(told):
        _try(told, "asked", lambda: given.update(asked=work.asked()))
        for name in ("learned", "together", "surroundings"):
            _try(told, name, getattr(work, name))
    return given | {"told": told}


def of_the_shell(names: Names) -> Facts:
    """What the seam gives, and what is told of `cross_validated_score` and of what
    `prepare_data` learns."""
    # It brings scikit-learn with it.
    scoring = runpy.run_path(str(HERE / "scoring.py"))
    given = runpy.run_path(str(KATA / "seam.py"))["module"](names)
    told: Facts = {}
    work = _work(told)
    if score := _function("cross_validated_score", told):
        trial = scoring["Score"](score, _training_passengers())
        for name in ("unseen", "folds", "printed"):
            _try(told, name, getattr(trial, name))
    if work:
        _try(told, "files", lambda: asking["files"](_data(), work, _fresh_features))
    return given | {"told": told}


def _work(told: Facts) -> Any:
    """The two functions of the core; None where one is missing, which is told."""
    learn, prepare = (_function(one, told) for one in ("learn", "prepare_features"))
    if not (learn and prepare):
        return None
    return asking["Work"](learn, prepare, _training_passengers())


def _training_passengers() -> pd.DataFrame:
    return pd.read_csv(_data() / "train.csv")


def _function(name: str, told: Facts) -> Callable[..., Any] | None:
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


def _try(told: Facts, name: str, trial: Callable[[], Any]) -> None:
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
