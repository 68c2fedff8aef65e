"""What the check of stage 11 looks at in the child process, in the participant's folder.

Each function is called by a `Program` and gives facts that can be written as JSON.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import inspect
import io
import os
import runpy
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd

from drydock.reached import noted
from drydock.workspace import modules_in

Names = dict[str, Any]
Function = Callable[..., Any]

CORE, SHELL = "preprocessing", "train"
KEPT_CHARACTERS = 10_000


class Watched:
    """What the functions of the two modules do beside returning something."""

    def __init__(self) -> None:
        self.modified: list[dict[str, str]] = []
        self.opened: list[dict[str, str]] = []
        self.printed: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self._wrapped: dict[Function, Function] = {}
        self._at_work: list[str] = []
        self._tree = Path.cwd().parents[1]

    def watch_files(self) -> None:
        """From here on, notes each file of the tree that is opened by what is watched."""
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not self._at_work:
            return
        path = arguments[0]
        if isinstance(path, (str, bytes)) and self._is_work(path):
            name = Path(str(path)).name
            self.opened.append({"by": self._at_work[-1], "file": name})

    def _is_work(self, path: str | bytes) -> bool:
        """Whether a path is a file of the tree, and no module that is imported."""
        file = Path(path.decode() if isinstance(path, bytes) else path).absolute()
        imported = file.suffix in (".py", ".pyc") or "__pycache__" in file.parts
        return self._tree in file.parents and not imported

    @contextlib.contextmanager
    def at_work(self, name: str) -> Iterator[None]:
        """While this lasts, opening and printing is counted as done by `name`."""
        self._at_work.append(name)
        said = FirstOf()
        try:
            with contextlib.redirect_stdout(said):
                yield
        finally:
            self._at_work.pop()
        if said.getvalue():
            self.printed.append(name)

    def wrap(self, modules: list[ModuleType], *, core: bool) -> None:
        """Puts a watched function in place of each that one of `modules` defines,
        wherever in them it stands: behind a name, in a class, a partial, a list, a
        tuple or a dictionary.
        """
        homes = {module.__name__ for module in modules}
        for module in modules:
            for name, value in list(vars(module).items()):
                if not name.startswith("__"):
                    setattr(module, name, self._replaced(value, homes, core))

    def _replaced(self, value: Any, homes: set[str], core: bool) -> Any:
        """A watched function for one of `homes`, or what holds one; else the value."""
        if inspect.isfunction(value) and value.__module__ in homes:
            if value not in self._wrapped:
                self._wrapped[value] = self._watched(value, core)
            return self._wrapped[value]
        if inspect.isclass(value) and value.__module__ in homes:
            self._watch_methods(value, core)
            return value
        kind = type(value)
        if kind is functools.partial:
            inner = self._replaced(value.func, homes, core)
            return functools.partial(inner, *value.args, **value.keywords)
        if kind in (list, tuple):
            return kind(self._replaced(one, homes, core) for one in value)
        if kind is dict:
            parts = value.items()
            return {key: self._replaced(one, homes, core) for key, one in parts}
        return value

    def _watch_methods(self, kind: type, core: bool) -> None:
        for name, value in list(vars(kind).items()):
            if inspect.isfunction(value) and (
                name == "__call__" or not name.startswith("__")
            ):
                setattr(kind, name, self._watched(value, core))

    def _watched(self, function: Function, core: bool) -> Function:
        name = function.__name__

        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            given = [*enumerate(args), *kwargs.items()]
            before = {at: one.copy() for at, one in given if _is_table(one)}
            is_asked = core and not self._at_work
            with self.at_work(name) if core else contextlib.nullcontext():
                returned = function(*args, **kwargs)
            if is_asked:
                self.asked.append(_asked(name, before.values(), returned))
            for at, one in given:
                if at in before:
                    self._compare(function, before[at], one)
            return returned

        return call

    def _compare(self, function: Function, before: Any, after: Any) -> None:
        what = _difference(before, after)
        if what:
            code = function.__code__
            self.modified.append(
                {
                    "by": function.__name__,
                    "file": Path(code.co_filename).name,
                    "line": str(code.co_firstlineno),
                    "what": what,
                }
            )


def _asked(name: str, given: Iterable[Any], returned: Any) -> dict[str, Any]:
    """What the shell has asked of the core: the columns of each table that it gave, and
    of the table that it got back."""
    tables = [list(map(str, one.columns)) for one in given if hasattr(one, "columns")]
    gives = list(map(str, returned.columns)) if hasattr(returned, "columns") else []
    return {"by": name, "tables": tables, "gives": gives}


class FirstOf(io.StringIO):
    """Keeps the first characters that are printed, however many more there are."""

    def write(self, text: str, /) -> int:
        if self.tell() < KEPT_CHARACTERS:
            super().write(text[:KEPT_CHARACTERS])
        return len(text)


def _is_table(value: Any) -> bool:
    return isinstance(value, (pd.DataFrame, pd.Series))


def _difference(before: Any, after: Any) -> str:
    """What has changed in a table or a column, in words; empty where nothing has."""
    if isinstance(before, pd.Series):
        return "" if before.equals(after) else f"the column {before.name or ''}".strip()
    new = [str(name) for name in after.columns if name not in before.columns]
    gone = [str(name) for name in before.columns if name not in after.columns]
    if new or gone:
        parts = [f"the column {name} is new in it" for name in new]
        return ", ".join(
            parts + [f"the column {name} is gone from it" for name in gone]
        )
    if len(before) != len(after) or list(before.index) != list(after.index):
        return "its rows or its index labels have changed"
    for name in dict.fromkeys(before.columns):
        if not before[name].equals(after[name]):
            return f"the column {name} in it has changed"
    return (
        "" if list(before.columns) == list(after.columns) else "its columns have moved"
    )


def own_modules() -> dict[str, ModuleType]:
    """The modules that have been imported from the participant's folder, by name."""
    here = f"{Path.cwd()}{os.sep}"
    return {
        name: module
        for name, module in list(sys.modules.items())
        if str(getattr(module, "__file__", None)).startswith(here)
    }


def watched(_: Names) -> dict[str, Any]:
    """What the seam gives, and what the modules do on the side meanwhile."""
    # First, so that it knows pandas as it is before the work can change it.
    seam = runpy.run_path(str(Path(__file__).parents[1] / "seam.py"))
    watch = Watched()
    watch.watch_files()
    with watch.at_work(f"importing {CORE}.py"):
        importlib.import_module(CORE)
    of_the_core = own_modules()
    watch.wrap(list(of_the_core.values()), core=True)
    with watch.at_work(f"importing {SHELL}.py"):
        shell = importlib.import_module(SHELL)
    others = [one for name, one in own_modules().items() if name not in of_the_core]
    watch.wrap(others, core=False)
    return seam["module"](vars(shell)) | {
        "modified": watch.modified,
        "opened": watch.opened,
        "printed": list(dict.fromkeys(watch.printed)),
        "asked": watch.asked,
    }


def printed(_: Names) -> dict[str, Any]:
    """What `train.py` prints when it is run as a script without an argument."""
    sys.argv = [f"{SHELL}.py"]
    said = FirstOf()
    code: Any = None
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            runpy.run_path(f"{SHELL}.py", run_name="__main__")
        except SystemExit as end:
            code = end.code
    return {"lines": said.getvalue().splitlines(), "code": str(code or 0)}


def covered(_: Names) -> dict[str, Any]:
    """What the participant's own tests say, and how many of a hundred statements in each
    module they are known to reach: of what is run but not imported, nothing is known.
    """
    with noted([str(file) for file in modules_in(Path.cwd())]) as found:
        tests = own_tests()
    return tests | {"reached": {file: lines.share for file, lines in found.items()}}


def own_tests() -> dict[str, Any]:
    # pylint: disable-next=import-outside-toplevel
    from drydock.own_tests import run_pytest

    request = {"folder": str(Path.cwd()), "private": tempfile.mkdtemp()}
    return run_pytest({**request, "about": [], "others": [], "stop_early": False})


def story(names: Names) -> dict[str, Any]:
    """The results that a notebook shows, in the form of the baseline's tables."""
    tables = {name: names.get(name) for name in ("X_train", "X_test")}
    model = names.get("model", names.get("random_forest"))
    absent = [name for name, table in tables.items() if not _is_table(table)]
    absent += [] if hasattr(model, "predict") else ["model"]
    absent += [] if "Y_train" in names else ["Y_train"]
    reloads = _reloads()
    if absent:
        return {"absent": absent, "reloads": reloads}
    features = pd.concat(list(tables.values()))
    numbered = features.reset_index(drop=True)
    ids = range(1, len(features) + 1)
    numbered.insert(0, "PassengerId", ids)
    survived = model.predict(features)
    predictions = pd.DataFrame({"PassengerId": ids, "Survived": survived})
    facts = {"absent": [], "reloads": reloads}
    return facts | {"features": numbered, "predictions": predictions}


def _reloads() -> bool:
    """Whether IPython's autoreload is on for the modules of the work, however that came
    about."""
    # pylint: disable-next=import-outside-toplevel
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    found = shell.magics_manager.registry.get("AutoreloadMagics") if shell else None
    reloader = getattr(found, "_reloader", None)
    if reloader is None or not reloader.enabled:
        return False
    return reloader.check_all or {CORE, SHELL} <= set(reloader.modules)
