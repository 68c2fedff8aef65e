"""Watches what importing `train` does, calls the functions of its seam, then runs what
stands under its main guard.

The watch begins when this module is loaded, which is before `train` is.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FunctionType
from typing import Any

from sklearn.base import BaseEstimator

from drydock.errors import CheckFailed
from drydock.workbook.loading import load

KATA = Path(__file__).parent
FIRST, SECOND = "prepare_data", "prepare_data_and_train_model"
Names = dict[str, Any]


class Watch:
    """What happened: models trained, data read, and what was said.

    It takes the place of standard output, and `other` that of standard error.
    """

    def __init__(self) -> None:
        self.trained: set[str] = set()
        self.can_predict: set[str] = set()
        self.read: set[str] = set()
        self.said: list[str] = []
        self.other = Voice(self.said)
        self.on_import = True
        self.printed = 0
        sys.addaudithook(self._opened)
        sys.stdout, sys.stderr = self, self.other  # type: ignore[assignment]
        trained, can_predict = self.trained, self.can_predict

        def setattr_and_see(model: BaseEstimator, name: str, value: Any) -> None:
            # What a model has learned ends with an underscore, and nothing else does.
            if name.endswith("_") and not name.startswith("_"):
                trained.add(type(model).__name__)
                if hasattr(type(model), "predict"):
                    can_predict.add(type(model).__name__)
            object.__setattr__(model, name, value)

        BaseEstimator.__setattr__ = setattr_and_see  # type: ignore[method-assign]

    def _opened(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and str(arguments[0]).endswith(".csv"):
            self.read.add(Path(os.fsdecode(arguments[0])).name)

    def write(self, text: str) -> int:
        self.printed += len(text)
        return self.other.write(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False

    def imported(self) -> dict[str, Any]:
        """What was seen until now; all but what was read is forgotten."""
        seen = {
            "trained": sorted(self.trained),
            "read": sorted(self.read),
            "printed": self.printed,
        }
        self.trained.clear()
        self.can_predict.clear()
        self.said.clear()
        return seen


class Voice:
    """Keeps what is written to it in a list that it shares."""

    def __init__(self, said: list[str]) -> None:
        self._said = said

    def write(self, text: str) -> int:
        self._said.append(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


class Counted:
    """Counts the calls of a function of a module, by whatever name it is reached, and notes
    which models have been trained when the first has ended; from `again` on, it gives what
    it gave before, and works no more."""

    def __init__(self, names: Names, name: str) -> None:
        self.calls = 0
        self.trained: list[str] = []
        self.again = False
        self._last: Any = None
        function = names[name]
        if not isinstance(function, FunctionType) or function.__closure__:
            self._work: Callable[..., Any] = function
            names[name] = self
            return
        known = function.__globals__  # of the module where it is defined
        self._work = FunctionType(function.__code__, known, name, function.__defaults__)
        self._work.__kwdefaults__ = function.__kwdefaults__
        place = f"_counted_{name}"
        known[place] = self
        # Whoever has taken hold of the function before has this very object.
        function.__defaults__ = function.__kwdefaults__ = None
        function.__code__ = _calling(place).__code__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        if not (self.again and self._last) or args or kwargs:
            self._last = self._work(*args, **kwargs)
        if self.calls == 1:
            self.trained = sorted(WATCH.can_predict)
        return self._last


def _calling(name: str) -> FunctionType:
    """A function that calls what has this global name, wherever it is put."""
    made: Names = {}
    source = f"def call(*a, **k): return {name}(*a, **k)"
    exec(source, made)  # pylint: disable=exec-used
    return made["call"]


# The kata's own look at the seam, loaded before the work can change pandas.
SEAM = load(KATA / "seam.py")
WATCH = Watch()


def seam(names: Names) -> dict[str, Any]:
    """What the kata's own look at the seam gives, or "told" where it has something to
    tell; what the import did; whether the second function calls the first; and what the
    file does as a script."""
    facts: dict[str, Any] = {"on_import": WATCH.imported()}
    try:
        SEAM.require_functions(names)
        first, second = Counted(names, FIRST), Counted(names, SECOND)
        facts |= SEAM.module(names)
    except CheckFailed as told:
        plain = {"expected": told.expected, "found": told.found, "remedy": told.remedy}
        return facts | {"told": plain}
    facts |= {"calls_first": first.calls > 1, "first_trains": first.trained}
    second.again = True
    return facts | {"script": _as_script(names, second)}


def _as_script(names: Names, second: Counted) -> dict[str, Any]:
    """What happens under the main guard: whether it trains, or takes what is trained from
    the second function; what it says, and what the second function said; its error."""
    before = second.calls
    WATCH.trained.clear()
    error = ""
    names["__name__"], sys.argv = "__main__", [names["__file__"]]
    try:
        for statement in _guarded(Path(names["__file__"])):
            code = compile(
                ast.Module([statement], []),
                names["__file__"],
                "exec",
                dont_inherit=True,
            )
            with suppress(SystemExit):
                exec(code, names)  # pylint: disable=exec-used
    except Exception as raised:  # pylint: disable=broad-exception-caught
        error = f"{type(raised).__name__}: {raised}"
    finally:
        names["__name__"] = Path(names["__file__"]).stem
    return {
        "trains": second.calls > before or bool(WATCH.trained),
        "said": "".join(WATCH.said),
        "error": error,
    }


def _guarded(script: Path) -> list[ast.stmt]:
    """The statements at the top of a file that ask for its name."""
    return [
        one
        for one in ast.parse(script.read_bytes()).body
        if any(
            isinstance(node, ast.Compare) and "__name__" in ast.unparse(node)
            for node in ast.walk(one)
        )
    ]
