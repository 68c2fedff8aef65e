"""What a value of the notebook is, in words, and whether it is the same as another.

A digest is the same in two processes where the contents are the same: no addresses, no order
of sets, no times that a model measured itself. What cannot be compared has none.
"""

from __future__ import annotations

import collections
import hashlib
import pathlib
import re
import sys
import time
import types
from typing import Any

MOST_PARTS = 300_000
SHORT = 60
TIMED = re.compile(r"(?:fit|score|refit|elapsed|run)_times?_?$")
# The seed that a model has drawn for itself: it may have had no need of it.
DRAWN = ("random_state", "_random_seed", "_feature_subsample_rng")
PLAIN = (type(None), bool, int, float, complex, str, bytes, type(...), range, slice)
NOT_COMPARED = """
matplotlib seaborn plotly bokeh altair IPython ipywidgets
threading multiprocessing _io socket logging
""".split()
NO_STATE = (
    types.GeneratorType,
    types.CoroutineType,
    types.FrameType,
    types.TracebackType,
    memoryview,
)
MODELS = ("sklearn", "xgboost", "lightgbm", "catboost", "keras", "statsmodels")
KINDS: tuple[tuple[str, tuple[type, ...], tuple[tuple[str, str], ...]], ...] = (
    ("module", (types.ModuleType,), ()),
    ("function", (type, types.FunctionType, types.BuiltinFunctionType), ()),
    ("table", (), (("pandas", "DataFrame"), ("polars", "DataFrame"))),
    ("column", (), (("pandas", "Series"), ("pandas", "Index"))),
    ("array", (), (("numpy", "ndarray"), ("torch", "Tensor"))),
    ("number", (bool, int, float, complex), (("numpy", "generic"),)),
    ("text", (str, bytes), ()),
    ("sequence", (list, tuple, set, frozenset, collections.deque, range), ()),
    ("mapping", (dict,), ()),
)


class Incomparable(Exception):
    """Nothing can be said about whether two such values are the same."""


def describe(value: Any, hidden: str = "", digested: bool = True) -> dict[str, Any]:
    """What is told of a value: kind, type, digest, summary, shape and columns.

    hidden: a path that differs between two runs, and is no difference in a text.
    """
    kind, columns, whole = kind_of(value), {}, None
    if digested:
        reader = _Reader(hidden)
        if kind == "table" and _is(value, "pandas", "DataFrame"):
            columns = {str(name): reader.whole(value[name]) for name in _names(value)}
        whole = reader.whole(value)
    return {
        "kind": kind,
        "type": f"{type(value).__module__}.{type(value).__qualname__}",
        "digest": whole,
        "summary": _summary(kind, value),
        "shape": _shape(value),
        "columns": {name: one for name, one in columns.items() if one},
    }


def kind_of(value: Any) -> str:
    """The kind of a value, as `drydock.adoption.model.Value` has it."""
    for kind, built_in, of_libraries in KINDS:
        if isinstance(value, built_in) or any(_is(value, *one) for one in of_libraries):
            return kind
    return "model" if _is_model(type(value)) else "other"


def size(value: Any) -> int:
    """About how many bytes would have to be read to compare it; 0 for what is small."""
    try:
        if kind_of(value) == "table":
            return int(value.memory_usage(deep=False).sum())
        if hasattr(type(value), "nbytes"):
            return int(value.nbytes)
        return 50 * len(value) if hasattr(type(value), "__len__") else 0
    except Exception:  # pylint: disable=broad-exception-caught
        return 0


def _is(value: Any, module: str, name: str) -> bool:
    """Whether it is of a class of a library that has been imported, or not."""
    found = getattr(sys.modules.get(module), name, None)
    return isinstance(found, type) and isinstance(value, found)


def _is_model(kind: type) -> bool:
    top = kind.__module__.partition(".")[0]
    return hasattr(kind, "fit") and (
        top in MODELS or hasattr(kind, "predict") or hasattr(kind, "transform")
    )


def _names(table: Any) -> list[Any]:
    """The columns of a table, those whose name stands there once."""
    return [one for one in table.columns if (table.columns == one).sum() == 1]


def _shape(value: Any) -> list[int] | None:
    try:
        shape = getattr(value, "shape", None)
        if isinstance(shape, tuple):
            return [int(length) for length in shape]
        sized = isinstance(value, (list, tuple, set, frozenset, dict))
        return [len(value)] if sized else None
    except Exception:  # pylint: disable=broad-exception-caught
        return None


def _summary(kind: str, value: Any) -> str:
    shape = _shape(value)
    if kind == "table" and shape and len(shape) == 2:
        return f"{shape[0]:,} rows, {shape[1]} columns"
    if kind in ("column", "array") and shape is not None:
        return f"{' x '.join(map(str, shape))} values" if shape else "one value"
    if kind in ("number", "text") or isinstance(value, PLAIN):
        shown = (
            str(value)
            if kind == "number"
            else repr(value[:SHORT] if kind == "text" else value)
        )
        return shown if len(shown) <= SHORT else shown[: SHORT - 3] + "..."
    if kind in ("sequence", "mapping") and shape:
        return f"{type(value).__name__} of {shape[0]}"
    return str(getattr(value, "__name__", type(value).__name__))


class _Reader:
    """Reads one value through, with what has been met on the way."""

    def __init__(self, hidden: str) -> None:
        self._hidden = hidden
        self._met: dict[int, int] = {}
        self._kept: list[Any] = []
        self._parts = 0

    def whole(self, value: Any) -> str | None:
        """The digest of a value, or None."""
        self._met, self._kept, self._parts = {}, [], 0
        try:
            return self._of(value).hex()
        except (Exception, RecursionError):  # pylint: disable=broad-exception-caught
            return None

    def _of(self, value: Any) -> bytes:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise Incomparable("too large")
        if isinstance(value, PLAIN):
            return self._plain(value)
        if id(value) in self._met:
            return _hash("again", str(self._met[id(value)]).encode())
        self._met[id(value)] = len(self._met)
        self._kept.append(value)  # so that no other value gets its number
        return self._contents(value)

    def _plain(self, value: Any) -> bytes:
        if isinstance(value, str) and self._hidden:
            value = value.replace(self._hidden, "")
        return _hash(
            type(value).__name__, repr(value).encode("utf-8", "backslashreplace")
        )

    def _contents(self, value: Any) -> bytes:
        # pylint: disable=too-many-return-statements
        name = f"{type(value).__module__}.{type(value).__qualname__}"
        if type(value) in (list, tuple, collections.deque):
            return _hash(name, *map(self._of, value))
        if type(value) in (set, frozenset):
            return _hash(name, *sorted(map(self._of, value)))
        if isinstance(value, dict) and type(value).__module__ in (
            "builtins",
            "collections",
        ):
            return _hash(name, *self._items(value))
        if isinstance(value, pathlib.PurePath):
            return self._of(str(value))
        if isinstance(value, (type, types.ModuleType, types.BuiltinFunctionType)):
            return _hash(
                "named", str(getattr(value, "__qualname__", value.__name__)).encode()
            )
        if isinstance(value, types.FunctionType):
            return _hash(
                "function", value.__qualname__.encode(), self._code(value.__code__)
            )
        return self._of_a_library(name, value)

    def _items(self, given: Any) -> list[bytes]:
        kept = [
            (key, one)
            for key, one in given.items()
            if not (isinstance(key, str) and TIMED.search(key))
        ]
        return [part for key, one in kept for part in (self._of(key), self._of(one))]

    def _code(self, code: types.CodeType) -> bytes:
        inner = [one for one in code.co_consts if isinstance(one, types.CodeType)]
        plain = [one for one in code.co_consts if isinstance(one, PLAIN)]
        parts = [self._plain(one) for one in [*plain, *code.co_names]]
        return _hash("code", code.co_code, *parts, *map(self._code, inner))

    def _of_a_library(self, name: str, value: Any) -> bytes:
        # pylint: disable=too-many-return-statements
        if _is(value, "numpy", "ndarray"):
            return self._array(value)
        if _is(value, "numpy", "generic"):
            return _hash(value.dtype.str, value.tobytes())
        if _is(value, "pandas", "DataFrame"):
            columns = [self._of(value.iloc[:, at]) for at in range(value.shape[1])]
            names = self._of([str(one) for one in value.columns])
            return _hash("table", names, self._of(value.index), *columns)
        if _is(value, "pandas", "Series") or _is(value, "pandas", "Index"):
            return self._column(value)
        if _is(value, "torch", "Tensor"):
            return self._array(value.detach().cpu().numpy())
        if isinstance(value, NO_STATE) or name.partition(".")[0] in NOT_COMPARED:
            raise Incomparable(name)
        return self._object(name, value)

    def _array(self, array: Any) -> bytes:
        form = f"{array.dtype.str}{array.shape}"
        if array.dtype.names:
            return _hash(form, *(self._array(array[one]) for one in array.dtype.names))
        if array.dtype.hasobject:
            return _hash(form, *map(self._of, array.ravel().tolist()))
        return _hash(form, array.tobytes())

    def _column(self, column: Any) -> bytes:
        """By the function of pandas that is made for this, or part by part."""
        form = f"{column.dtype} {len(column)} {column.name!r}"
        index = [self._of(column.index)] if _is(column, "pandas", "Series") else []
        try:
            hashed = sys.modules["pandas"].util.hash_pandas_object(column, index=False)
            contents = hashed.to_numpy().tobytes()
        except TypeError:  # holds lists, for example
            contents = _hash("parts", *map(self._of, column.tolist()))
        return _hash(form, contents, *index)

    def _object(self, name: str, value: Any) -> bytes:
        """By what it would be pickled as."""
        taken = value.__reduce_ex__(2)
        if isinstance(taken, str):
            return _hash(name, taken.encode())
        made, arguments, state, items, pairs = (*taken, None, None, None)[:5]
        parts = [self._of(list(arguments)), *self._state(state)]
        parts += [self._of(list(items or [])), self._of(list(pairs or []))]
        return _hash(name, str(getattr(made, "__qualname__", "")).encode(), *parts)

    def _state(self, state: Any) -> list[bytes]:
        if not isinstance(state, dict):
            return [self._of(state)]
        return self._items({k: v for k, v in state.items() if k not in DRAWN})


def _hash(name: str, *parts: bytes) -> bytes:
    made = hashlib.blake2b(name.encode("utf-8", "backslashreplace"), digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


class Patience:
    """How much time may go into comparing values while the cells run.

    Small ones are always compared; a large one only while that has taken less than a
    twentieth of the time that the cells took, and a second.
    """

    SMALL = 1_000_000
    START, SHARE = 1.0, 0.05

    def __init__(self) -> None:
        self._began, self._spent = time.monotonic(), 0.0

    def allows(self, value: Any) -> bool:
        """Whether to compare this value now."""
        allowed = self.START + self.SHARE * (time.monotonic() - self._began)
        return self._spent < allowed or size(value) <= self.SMALL

    def spent(self, seconds: float) -> None:
        """Notes what a comparison took."""
        self._spent += seconds
