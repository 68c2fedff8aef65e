"""What the functions of the two modules do beside returning something, from stage 12 on.

Runs in the child process, in the participant's folder: `watched` and `watched_and_run` are
called by a `Program`, and give facts that can be written as JSON.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import functools
import importlib
import io
import os
import runpy
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any
from unittest.mock import patch

import pandas as pd

Names = dict[str, Any]
Function = Callable[..., Any]

KATA = Path(__file__).parent
CORE, SHELL, MAKES = "preprocessing", "train", "prepare_features"
FEATURES = "Pclass Sex Age Fare Embarked Title IsAlone Age*Class".split()
READ = "Name Pclass Sex Age SibSp Parch Fare Embarked".split()
WATCH = "_drydock_watch"
KEPT_CHARACTERS = 10_000


class Watched:
    """What the functions of the two modules do beside returning something.

    core: whether those defined from here on belong to the core.
    """

    def __init__(self, as_read: pd.DataFrame) -> None:
        self.core = True
        self.noted: dict[str, list[Any]] = {
            "modified": [],
            "opened": [],
            "printed": [],
            "asked": [],
            "makers": [],
            "read": [],
        }
        self._as_read = as_read
        self._at_work: list[str] = []
        self._tree = Path.cwd().parents[1]

    def watch_files(self) -> None:
        """From here on, notes each file of the tree that is opened, and who of those that
        are watched opens it."""
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], (str, bytes)):
            return
        path = Path(os.path.abspath(os.fsdecode(arguments[0])))
        if not self._is_work(path):
            return
        self.noted["read"].append(path.relative_to(self._tree).as_posix())
        if self._at_work:
            self.noted["opened"].append({"by": self._at_work[-1], "file": path.name})

    def _is_work(self, file: Path) -> bool:
        """Whether a path is a file of the tree, and no module that is imported."""
        imported = file.suffix in (".py", ".pyc") or "__pycache__" in file.parts
        return self._tree in file.parents and not imported

    @contextlib.contextmanager
    def at_work(self, name: str) -> Iterator[None]:
        """While this lasts, opening and printing is counted as done by `name`."""
        self._at_work.append(name)
        said = FirstOf()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                yield
        finally:
            self._at_work.pop()
        if said.getvalue():
            self.noted["printed"].append(name)

    def watched(self, function: Function) -> Function:
        """The same, watched while it works."""
        name, core = function.__name__, self.core

        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            given = [*enumerate(args), *kwargs.items()]
            before = {at: one.copy() for at, one in given if _is_table(one)}
            with self.at_work(name) if core else contextlib.nullcontext():
                returned = function(*args, **kwargs)
            if core and _columns(returned) == FEATURES:
                self.noted["makers"].append(name)
            for at, one in given:
                if at in before:
                    self._compare(function, before[at], one)
            return returned

        return call

    def asked(self, function: Function) -> Function:
        """The same, noted where the shell itself calls it: the columns of each table that
        it was given, those of them that had been changed, and the columns it gave back.
        """

        @functools.wraps(function, assigned=())
        def call(*args: Any, **kwargs: Any) -> Any:
            is_asked = not self._at_work
            given = [*args, *kwargs.values()]
            tables = [one for one in given if isinstance(one, pd.DataFrame)]
            changed = [name for one in tables for name in _changed(one, self._as_read)]
            columns = [_columns(one) for one in tables]
            returned = function(*args, **kwargs)
            if is_asked:
                self.noted["asked"].append(
                    {"tables": columns, "changed": changed, "gives": _columns(returned)}
                )
            return returned

        return call

    def _compare(self, function: Function, before: Any, after: Any) -> None:
        what = _difference(before, after)
        if what:
            code = function.__code__
            self.noted["modified"].append(
                {
                    "by": function.__name__,
                    "file": Path(code.co_filename).name,
                    "line": str(code.co_firstlineno),
                    "what": what,
                }
            )


class _Marked(ast.NodeTransformer):
    """Puts the watch around each function where it is defined: then it does not matter
    how somebody gets at it (by a list of steps, a class, a closure)."""

    # pylint: disable-next=invalid-name
    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        watch = ast.copy_location(ast.Name(WATCH, ast.Load()), node)
        node.decorator_list.append(watch)
        return node


@contextlib.contextmanager
def watching(watch: Watched) -> Iterator[None]:
    """While this lasts, the modules of the participant's folder are imported with a watch
    around each of their functions."""
    here = f"{Path.cwd()}{os.sep}"
    usual = SourceFileLoader.source_to_code

    def compiled(
        self: SourceFileLoader, data: bytes, path: str, **options: int
    ) -> CodeType:
        if os.path.realpath(path).startswith(here):
            with contextlib.suppress(RecursionError):  # very deep code is left as it is
                tree = _Marked().visit(ast.parse(data, path))
                return compile(tree, path, "exec", dont_inherit=True)
        return usual(self, data, path, **options)

    setattr(builtins, WATCH, watch.watched)
    with (
        patch.object(SourceFileLoader, "source_to_code", compiled),
        # Other processes would find the watch in the bytecode, and nobody to take notes.
        patch.object(sys, "dont_write_bytecode", True),
    ):
        yield


def _columns(value: Any) -> list[str]:
    """The columns of a table; none of what is no table."""
    return list(map(str, value.columns)) if isinstance(value, pd.DataFrame) else []


def _changed(given: pd.DataFrame, as_read: pd.DataFrame) -> list[str]:
    """The columns of the passengers that are not as they were read."""
    if len(given) != len(as_read):
        return []
    return [
        name
        for name in READ
        if name in given.columns and not _is_same(given[name], as_read[name])
    ]


def _is_same(one: pd.Series, other: pd.Series) -> bool:
    """Whether two columns hold the same, in whatever order."""
    if one.reset_index(drop=True).equals(other):
        return True
    return sorted(map(str, one)) == sorted(map(str, other))


class FirstOf(io.StringIO):
    """Keeps the first characters that are printed, however many more there are."""

    def write(self, text: str, /) -> int:
        if self.tell() < KEPT_CHARACTERS:
            super().write(text[:KEPT_CHARACTERS])
        return len(text)


def _is_table(value: Any) -> bool:
    """Whether it is a table or a column."""
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


def watched(_: Names) -> dict[str, Any]:
    """What the seam gives, and what the modules do on the side meanwhile."""
    # First, so that it knows pandas as it is before the work can change it.
    seam = runpy.run_path(str(KATA / "seam.py"))
    data = Path.cwd().parents[1] / "data" / KATA.name
    read = [pd.read_csv(data / f"{one}.csv") for one in ("train", "test")]
    warnings.simplefilter("ignore")  # what pandas has to say is not printed by the core
    watch = Watched(pd.concat(read, ignore_index=True))
    watch.watch_files()
    with watching(watch):
        with watch.at_work(f"importing {CORE}.py"):
            core = importlib.import_module(CORE)
        watch.core = False
        makes = getattr(core, MAKES, None)
        if callable(makes):
            setattr(core, MAKES, watch.asked(makes))
        with watch.at_work(f"importing {SHELL}.py"):
            shell = importlib.import_module(SHELL)
        given = seam["module"](vars(shell))
    on_the_side = {kind: list(notes) for kind, notes in watch.noted.items()}
    return given | on_the_side | {"is_there": callable(makes)}


def watched_and_run(names: Names) -> dict[str, Any]:
    """The same, and what `train.py` prints when it is run as a script."""
    return watched(names) | {"script": printed()}


def printed() -> dict[str, Any]:
    """What `train.py` prints when it is run as a script without an argument, with a forest
    of few trees."""
    here = f"{Path.cwd()}{os.sep}"
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None)).startswith(here):
            del sys.modules[name]  # those that are watched
    sys.argv = [f"{SHELL}.py"]
    said = FirstOf()
    code: Any = None
    few_trees = runpy.run_path(str(KATA / "few_trees.py"))["few_trees"]
    with (
        few_trees(),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        try:
            runpy.run_path(f"{SHELL}.py", run_name="__main__")
        except SystemExit as end:
            code = end.code
        except Exception as error:  # pylint: disable=broad-exception-caught
            code = f"{type(error).__name__}: {error}"
    return {"lines": said.getvalue().splitlines(), "code": str(code or 0)}
