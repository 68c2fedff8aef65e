"""The files beside a check that make tables and models, in the child process.

`give(data, work)` in `given.py`, beside the check or in the kata's tests, gives a tuple of
what each `make` is called with: `data` is the kata's folder in data/, `work` the folder of
the work. A `make` may change what it is given: the next one gets the same again.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from drydock.workbook.loading import load


class NotMade(Exception):
    """A file beside a check that does not make what it should: the fault of its author."""


class Makers:
    """What the files beside a check make, from what `given` gives."""

    def __init__(self, given: str, data: str, work: str) -> None:
        give = _function(Path(given), "give")
        self.given: tuple[Any, ...] = called(given, give, Path(data), Path(work))

    def make(self, path: str) -> Any:
        """What the file at `path` makes. Raises NotMade where it makes nothing."""
        made = called(path, _function(Path(path), "make"), *deepcopy(self.given))
        if made is None:
            raise NotMade(f"{path}: make returns nothing")
        return made


def _function(path: Path, name: str) -> Callable[..., Any]:
    function = getattr(called(str(path), load, path), name, None)
    if not callable(function):
        raise NotMade(f"{path}: it has no function {name}")
    return function


def called(path: str, function: Callable[..., Any], *arguments: Any) -> Any:
    """What a function gives; NotMade, with the file at `path`, where it raises."""
    try:
        return function(*arguments)
    except (Exception, SystemExit) as error:
        raise NotMade(f"{path}: {type(error).__name__}: {error}") from error
