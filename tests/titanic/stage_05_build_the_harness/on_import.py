"""Watches what importing `train` does, then calls the functions of its seam.

The watch begins when this module is loaded, which is before `train` is.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from sklearn.base import BaseEstimator

KATA = Path(__file__).parents[1]


class Watch:
    """What happened since it began: models trained, data read, characters printed."""

    def __init__(self) -> None:
        self.on = True
        self.trained: list[str] = []
        self.read: list[str] = []
        self.printed = 0
        sys.addaudithook(self._opened)
        sys.stdout = self  # type: ignore[assignment]
        watch = self

        def setattr_and_see(model: BaseEstimator, name: str, value: Any) -> None:
            # What a model has learned ends with an underscore, and nothing else does.
            if watch.on and name.endswith("_") and not name.startswith("_"):
                watch.trained.append(type(model).__name__)
            object.__setattr__(model, name, value)

        BaseEstimator.__setattr__ = setattr_and_see  # type: ignore[method-assign]

    def _opened(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event == "open" and str(arguments[0]).endswith(".csv"):
            self.read.append(Path(os.fsdecode(arguments[0])).name)

    def write(self, text: str) -> int:
        """Takes the place of standard output, which nobody reads here."""
        self.printed += len(text) if self.on else 0
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False

    def end(self) -> dict[str, Any]:
        """What was seen; from here on nothing is watched."""
        self.on = False
        del BaseEstimator.__setattr__
        return {
            "trained": sorted(set(self.trained)),
            "read": sorted(set(self.read)),
            "printed": self.printed,
        }


def _seam_of_the_kata() -> ModuleType:
    """The kata's own look at the seam, loaded before the work can change pandas."""
    spec = importlib.util.spec_from_file_location("_titanic_seam", KATA / "seam.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SEAM = _seam_of_the_kata()
WATCH = Watch()


def seam(names: dict[str, Any]) -> dict[str, Any]:
    """What the kata's own look at the seam gives, and what the import did."""
    on_import = WATCH.end()
    return SEAM.module(names) | {"on_import": on_import}
