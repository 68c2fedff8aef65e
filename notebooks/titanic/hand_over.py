"""What lesson 15 asks of a program: what the lock notices, and what the tools say of it."""

from __future__ import annotations

import pandas as pd
from folder_to_try import TOP, Folder, as_after, copy_of

from drydock.workbook.workspace import modules_in

BEFORE = "14-upstream-renames"
YOURS = TOP / "exercises" / "titanic"
UNREAD = "numpy,pandas,sklearn,matplotlib,seaborn"
PYLINT = (
    "--score=n",
    f"--rcfile={TOP / 'pyproject.toml'}",
    f"--ignored-modules={UNREAD}",
    "--disable=import-error,no-name-in-module",
)
PYTEST = ("-q", "--color=no", "--tb=line", "--cov-report=term-missing")
# A test cannot reach it.
NOT_COUNTED = "[report]\nexclude_lines = if __name__ == .__main__.:\n"
FEATURES = (
    "import train; a, _, b = train.prepare_data(); print(a.to_csv() + b.to_csv())"
)


def features_that_differ(old: str, new: str) -> int:
    """How many features of all passengers differ once `old` has become `new` in the
    `preprocessing.py` of stage 14."""
    folder = as_after(BEFORE)
    before = _features(folder)
    assert folder.text("preprocessing.py").count(old) == 1, old
    folder.change("preprocessing.py", old, new)
    return int((before != _features(folder)).sum())


def _features(folder: Folder) -> pd.Series:
    said = folder.python("-B", "-c", FEATURES)
    return pd.Series(said.replace("\n", ",").split(","))


def ask_tools() -> None:
    """Says what black, pylint and coverage have to say of a copy of your files; of those of
    stage 14 while you have no `preprocessing.py`."""
    is_yours = (YOURS / "preprocessing.py").is_file()
    print("asked about", "exercises/titanic" if is_yours else BEFORE)
    folder = copy_of(YOURS) if is_yours else as_after(BEFORE)
    here = folder.path
    (here / ".coveragerc").write_text(NOT_COUNTED, "utf-8")
    everything = sorted(one.relative_to(here).as_posix() for one in here.rglob("*.py"))
    modules = [one.relative_to(here).as_posix() for one in modules_in(here)]
    covered = [f"--cov={one[:-3].replace('/', '.')}" for one in modules]
    _say(folder, "black", "--diff", "--quiet", *everything)
    _say(folder, "pylint", *PYLINT, *modules)
    _say(folder, "pytest", *PYTEST, *covered)


def _say(folder: Folder, tool: str, *options: str) -> None:
    print(f"\n{tool}:\n{folder.python('-m', tool, *options) or 'nothing'}")
