"""A value as text that is the same in each run and on each machine, or NoText.

Numbers stand with ten digits, sets are sorted, and what has an address in memory, such as
a function or an open file, has no text.
"""

from __future__ import annotations

import datetime
import hashlib
import math
import re
import sys
from collections.abc import Collection, Mapping, Set
from typing import Any

from . import comparing

DIGITS = 10
DEEPEST = 6
MOST_LINES = 20_000
PARTS = 50
NEVER_THE_SAME = "(another in each run)"
LONGEST = 200_000  # characters: a longer text stands there by its hash
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}")
PLAIN = ("date", "datetime", "time", "timedelta", "Decimal", "Fraction", "UUID")
NOT_RESULTS = re.compile(
    r"(matplotlib|seaborn|plotly|altair|bokeh|ipywidgets|IPython|logging|_io|tqdm|sqlite3"
    r"|sqlalchemy|threading|_thread|concurrent|multiprocessing|subprocess|argparse"
    r"|statsmodels\.iolib|warnings|contextlib|builtins\.(?:generator|module)|weakref"
    r"|pandas\.core\.groupby|pandas\.plotting|requests|urllib|bs4|http)\b"
)


class NoText(Exception):
    """This value has no text that would be the same again; says why."""


def is_missing(value: Any) -> bool:
    """Whether a value stands for one that is not there: None, NaN, NaT, NA."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and math.isnan(value)


def number(value: Any) -> str:
    """A number, with a point in it where it is none that counts."""
    if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
        return str(bool(value))
    if isinstance(value, int):
        return str(value)
    if isinstance(value, complex):
        return f"({number(value.real)}, {number(value.imag)}j)"
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return repr(float(f"{value:.{DIGITS}g}") + 0.0)  # no -0.0


def short_hash(text: str | bytes) -> str:
    """Sixteen signs that are others where the text is another."""
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(content).hexdigest()[:16]


# pylint: disable-next=too-many-return-statements
def written(value: Any, depth: int = 0) -> str:
    """A value on one line. Raises NoText."""
    if depth > DEEPEST:
        raise NoText("is nested too deeply")
    if value is None:
        return "None"
    if is_missing(value):
        return "missing"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (bool, int, float, complex)):
        return number(value)
    if isinstance(value, bytes):
        return f"bytes({len(value)}, {short_hash(value)})"
    if isinstance(value, Mapping):
        inner = (
            f"{written(key, depth + 1)}: {written(one, depth + 1)}"
            for key, one in value.items()
        )
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, Set):
        return "set(" + ", ".join(sorted(written(o, depth + 1) for o in value)) + ")"
    if isinstance(value, (list, tuple)) or type(value).__name__ == "deque":
        return "[" + ", ".join(written(one, depth + 1) for one in value) + "]"
    if isinstance(value, range):
        return str(value)
    return _of_others(value, depth)


def _text(value: str) -> str:
    if ADDRESS.search(value):
        raise NoText("holds an address in memory")
    if len(value) > LONGEST:
        return f"text of {len(value)} characters, {short_hash(value)}"
    return repr(value)


# pylint: disable-next=too-many-return-statements
def _of_others(value: Any, depth: int) -> str:
    """The text of what is no plain Python: of libraries, or of the notebook's own classes."""
    # pylint: disable-next=import-outside-toplevel,cyclic-import
    from . import models, tables

    kind = type(value)
    if tables.is_scalar(value):
        return written(value.item(), depth + 1)
    if tables.is_table_like(value):
        return tables.on_one_line(value)
    if kind.__name__ in PLAIN or isinstance(value, datetime.date):
        return str(value)
    if kind.__name__ == "Interval" and hasattr(value, "left"):
        ends = f"{written(value.left)}, {written(value.right)}"
        return f"interval({ends}, closed {value.closed})"
    if kind.__name__ in ("Timestamp", "Timedelta", "Period"):
        return str(value)
    if isinstance(value, re.Pattern):
        return f"pattern({value.pattern!r})"
    if models.is_model(value):
        return models.on_one_line(value, depth)
    if is_no_result(value):
        raise NoText(f"is a {kind.__name__}, no result")
    return of_attributes(value, depth)


def is_no_result(value: Any) -> bool:
    """Whether a value is a means and no result: a function, a module, a plot, a file."""
    kind = type(value)
    where = f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(value, type) or bool(NOT_RESULTS.match(where)):
        return True
    # Own objects that can be called, such as a scorer, are compared by what they hold.
    return (
        callable(value)
        and not getattr(value, "__dict__", None)
        or where.endswith(("function", "method", "ufunc", "partial", "cached_property"))
    )


def of_attributes(value: Any, depth: int) -> str:
    """An object by its class and what it holds. Raises NoText where it holds nothing."""
    held = getattr(value, "__dict__", None)
    if held is None and hasattr(value, "_asdict"):
        held = value._asdict()
    if not held:
        text = str(value)
        if ADDRESS.search(text) or f"object {type(value).__name__}" in text:
            raise NoText(f"is a {type(value).__name__} that cannot be read")
        return _text(text)
    parts = []
    for name, one in sorted(held.items()):
        if name.startswith("__") or "time" in name.lower():
            continue
        try:
            parts.append(f"{name}={written(one, depth + 1)}")
        except NoText:
            continue
    if not parts:
        raise NoText(f"is a {type(value).__name__} that cannot be read")
    return f"{type(value).__name__}({', '.join(parts)})"


def lines(value: Any) -> list[str]:
    """A value on as many lines as it has parts. Raises NoText."""
    if isinstance(value, Mapping) and value:
        return [f"{written(key)}: {written(one, 1)}" for key, one in value.items()]
    if isinstance(value, (list, tuple)) and len(value) > MOST_LINES:
        from . import tables  # pylint: disable=import-outside-toplevel,cyclic-import

        return tables.long_list(value).splitlines()
    if isinstance(value, (list, tuple)) and value:
        return [written(one, 1) for one in value]
    if isinstance(value, Set) and value:
        return sorted(written(one, 1) for one in value)
    if isinstance(value, str) and "\n" in value and len(value) <= LONGEST:
        _text(value)
        return value.splitlines()
    return [written(value)]


def without_lines(text: str, numbers: Collection[str]) -> str:
    """A text in which some lines, counted from 1, are another in each run."""
    if not numbers:
        return text
    every = text.splitlines()
    kept = (
        NEVER_THE_SAME if str(at) in numbers else one for at, one in enumerate(every, 1)
    )
    return "\n".join(kept) + "\n"


def in_parts(text: str) -> str:
    """A text that is too long to be approved, by a hash of each of its parts, in which a
    number with a fraction counts with six digits."""
    every = text.splitlines()
    size = -(-len(every) // PARTS)
    starts = range(0, len(every), max(1, size))
    hashes = (short_hash(_rounded("\n".join(every[at : at + size]))) for at in starts)
    shown = (
        f"lines {at + 1} to {min(at + size, len(every))}: {one}"
        for at, one in zip(starts, hashes)
    )
    return "\n".join([f"{len(every)} lines", *shown]) + "\n"


def _rounded(text: str) -> str:
    return comparing.NUMBER.sub(lambda found: f"{float(found[0]):.6g}", text)


def loaded(module: str) -> Any:
    """A library that the script has imported, or None."""
    return sys.modules.get(module)
