"""Calls of a program's functions, listened to while it runs: what each got, and what it gave."""

from __future__ import annotations

import contextlib
import pickle
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dis import COMPILER_FLAG_NAMES
from typing import Any, List, Optional, Tuple

from ..locked import models, tables, texts

MOST_SECONDS = 2.0  # that listening to one function may take
KEPT = 20  # of one function
QUICK = 0.5  # seconds
LARGE = 5_000_000  # bytes
SHORT = 50
MOST_PARTS = 20
# A call of these does not say by its arguments what it got, or not at once what it gives.
NOT_HEARD = sum(
    flag
    for flag, name in COMPILER_FLAG_NAMES.items()
    if name in ("VARARGS", "VARKEYWORDS", "GENERATOR", "COROUTINE", "ASYNC_GENERATOR")
)
Outcome = List[Tuple[str, bool]]


@dataclass(frozen=True)
class Reader:
    """Writes values down so that two runs can be compared.

    places: folders that are others in each run.
    """

    places: Sequence[str]

    def outcome(self, value: Any, arguments: Mapping[str, Any]) -> Optional[Outcome]:
        """What a call has given, and what has become of what it got: texts, each with
        whether it is CSV. None where something of it has no text."""
        try:
            parts = [value, *arguments.values()]
            return [
                (self._plain(text), csv) for one in parts for text, csv in _texts(one)
            ]
        except Exception:  # pylint: disable=broad-exception-caught
            return None

    def key(self, function: str, arguments: Mapping[str, Any]) -> str:
        """What stands for a call; nothing where something of it has no text."""
        found = self.outcome(function, arguments)
        return texts.short_hash("\n".join(text for text, _ in found)) if found else ""

    def _plain(self, text: str) -> str:
        for place in self.places:
            text = text.replace(place, ".")
        return text


def _texts(value: Any) -> Iterator[Tuple[str, bool]]:
    """A value as texts; what has tables or models in it, part by part."""
    if tables.is_table_like(value):
        yield tables.as_csv(value), True
        return
    inner = list(value.values()) if isinstance(value, dict) else value
    if isinstance(inner, (list, tuple)) and len(inner) <= MOST_PARTS:
        if any(tables.is_table_like(one) or models.is_model(one) for one in inner):
            yield f"{type(value).__name__} {[*value] if inner is not value else ''}", False
            for one in inner:
                yield from _texts(one)
            return
    lines = models.lines(value) if models.is_model(value) else texts.lines(value)
    yield "\n".join(lines) + "\n", False


def shown(function: str, arguments: Mapping[str, Any]) -> str:
    """A call as somebody would write it; where that is too long, the function alone."""
    name = function.rpartition(":")[2]
    inside = ", ".join(map(repr, arguments.values()))
    is_short = len(inside) <= SHORT and "\n" not in inside and "0x" not in inside
    return f"{name}({inside})" if is_short else name


@dataclass
class _Call:
    """A call that has not ended yet."""

    function: str
    key: str
    arguments: Mapping[str, Any]
    pickled: Optional[bytes]
    shown: str
    began: float


class Calls:
    """Listens to functions, by the file and the name of their code.

    given: the outcome of each call. shown: how it reads. kept: of each function the arguments
    of a few that were quick.
    """

    def __init__(
        self, functions: Mapping[Tuple[str, str], str], reader: Reader
    ) -> None:
        self._functions, self._reader = functions, reader
        self._spent: dict[str, float] = {}
        self._open: dict[int, _Call] = {}
        self.given: dict[str, Outcome] = {}
        self.shown: dict[str, str] = {}
        self.kept: dict[str, list[bytes]] = {}

    def look(self, frame: Any, event: str, value: Any) -> None:
        """What is told of each call, and of its end."""
        if event == "call":
            name = self._functions.get((frame.f_code.co_filename, frame.f_code.co_name))
            if name and self._spent.get(name, 0.0) < MOST_SECONDS:
                with self._timed(name):
                    self._begin(name, frame)
        elif event == "return" and id(frame) in self._open:
            call, ended = self._open.pop(id(frame)), time.perf_counter()
            with self._timed(call.function):
                self._end(call, value, ended - call.began)

    @contextlib.contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        spent = time.perf_counter() - began
        self._spent[name] = self._spent.get(name, 0.0) + spent

    def _begin(self, name: str, frame: Any) -> None:
        code = frame.f_code
        if code.co_flags & NOT_HEARD:
            return
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        arguments = {one: frame.f_locals[one] for one in names}
        key = self._reader.key(name, arguments)
        if not key or key in self.given:
            return
        pickled = None
        if names and len(self.kept.get(name, ())) < KEPT:
            with contextlib.suppress(Exception):
                pickled = pickle.dumps(arguments)
        told = shown(name, arguments)
        self._open[id(frame)] = _Call(
            name, key, arguments, pickled, told, time.perf_counter()
        )

    def _end(self, call: _Call, value: Any, seconds: float) -> None:
        outcome = self._reader.outcome(value, call.arguments)
        if outcome is None:
            return
        self.given[call.key], self.shown[call.key] = outcome, call.shown
        if call.pickled and len(call.pickled) <= LARGE and seconds < QUICK:
            self.kept.setdefault(call.function, []).append(call.pickled)
