"""Tables, columns and arrays as CSV: names, kinds, then the rows.

What has more than 50,000 cells is written by its parts, some rows each: of numbers with a
fraction a weighted sum, which is another as soon as a value or the order is; of all else
a hash. A column that is not to be shown is written as one hash of all of it.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from .texts import NoText, is_missing, loaded, number, short_hash, written

MOST_CELLS = 50_000
PARTS = 50
MOST_COLUMNS = 200
INLINE = 100
KINDS = {
    "b": "true or false",
    "i": "whole",
    "u": "whole",
    "f": "number",
    "c": "complex",
}
DATES = {"M": "date", "m": "duration"}
SUM, HASH, HIDDEN = "sum", "hash", "not shown"


class Column(NamedTuple):
    """A column to be written: its name, what kind its values are of, and the values."""

    name: str
    kind: str
    values: list[Any]


def is_scalar(value: Any) -> bool:
    """Whether this is one number or text of NumPy or of a tensor library."""
    numpy = loaded("numpy")
    if numpy is not None and isinstance(value, (numpy.generic,)):
        return not isinstance(value, numpy.void) or value.dtype.names is None
    return hasattr(value, "item") and getattr(value, "shape", None) == ()


def is_table_like(value: Any) -> bool:
    """Whether this can be written as CSV: a table, a column, an array, an index."""
    if isinstance(value, type):
        return False
    pandas, numpy = loaded("pandas"), loaded("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray):
        return True
    if pandas is not None and isinstance(
        value, (pandas.DataFrame, pandas.Series, pandas.Index)
    ):
        return True
    if pandas is not None and isinstance(value, pandas.api.extensions.ExtensionArray):
        return True
    return hasattr(value, "toarray") or _is_tensor(value)


def _is_tensor(value: Any) -> bool:
    return type(value).__module__.split(".")[0] in ("torch", "tensorflow", "jax") and (
        hasattr(value, "numpy") and hasattr(value, "shape")
    )


def shape(value: Any) -> tuple[int, ...]:
    """The rows and columns, or what else it has of dimensions."""
    return tuple(int(one) for one in getattr(value, "shape", (len(value),)))


def names_of(table: Any) -> list[str]:
    """The columns of a table, as they are called in its text."""
    return [_name(one) for one in table.columns]


def _name(label: Any) -> str:
    if isinstance(label, tuple):
        return " / ".join(map(str, label))
    return str(label)


def columns(value: Any) -> list[Column]:
    """All columns of a table, its index first."""
    pandas = loaded("pandas")
    if pandas is not None and isinstance(value, (pandas.DataFrame, pandas.Series)):
        return [*_of_index(value.index), *_of_frame(value)]
    if pandas is not None and isinstance(value, pandas.MultiIndex):
        return _numbered(list(_of_index(value)))
    return _numbered(_of_array(_as_array(value)))


def _as_array(value: Any) -> Any:
    """Dense numbers: of a sparse matrix, where it is very large, its values alone."""
    if hasattr(value, "toarray"):
        return (
            value.toarray() if _cells(value) <= 50 * MOST_CELLS else value.tocsr().data
        )
    if _is_tensor(value):
        value = value.detach() if hasattr(value, "detach") else value
        return (value.cpu() if hasattr(value, "cpu") else value).numpy()
    return value


def _numbered(found: list[Column]) -> list[Column]:
    return [Column("", "row", list(range(len(found[0].values)))), *found]


def _of_index(index: Any) -> Iterable[Column]:
    for level in range(index.nlevels):
        name = index.names[level]
        unnamed = f"index {level}" if index.nlevels > 1 else ""
        yield _column(
            unnamed if name is None else str(name), index.get_level_values(level)
        )


def _of_frame(value: Any) -> Iterable[Column]:
    if value.ndim == 1:
        yield _column("value" if value.name is None else _name(value.name), value)
        return
    for position, name in enumerate(value.columns):
        yield _column(_name(name), value.iloc[:, position])


def _of_array(value: Any) -> list[Column]:
    dimensions = getattr(value, "ndim", 1)
    if dimensions == 0:
        return [Column("value", "mixed", [value.item()])]
    if getattr(getattr(value, "dtype", None), "names", None):
        return [_column(name, value[name]) for name in value.dtype.names]
    size = " x ".join(map(str, shape(value)))
    if dimensions == 1:
        return [_column("value", value)]
    flat = value.reshape(value.shape[0], -1) if value.size else value.reshape(0, 1)
    if flat.shape[1] > MOST_COLUMNS or dimensions > 2:
        return [_column(f"values of {size}", value.reshape(-1))]
    return [_column(str(one), flat[:, one]) for one in range(flat.shape[1])]


def _column(name: str, values: Any) -> Column:
    code = getattr(getattr(values, "dtype", None), "kind", "O")
    if code in DATES:
        return Column(name, DATES[code], list(map(_date, _dates(values))))
    held = values.tolist()
    if code in KINDS:
        return Column(name, KINDS[code], held)
    kinds = {type(one) for one in held if not is_missing(one)}
    if kinds and all(issubclass(one, str) for one in kinds):
        return Column(name, "text", held)
    if kinds and all(issubclass(one, bool) for one in kinds):
        return Column(name, KINDS["b"], held)
    return Column(name, "mixed" if kinds else "nothing", held)


def _dates(values: Any) -> Any:
    """Dates one by one: those of NumPy would become whole numbers in a list."""
    numpy = loaded("numpy")
    return values.astype(str) if isinstance(values, numpy.ndarray) else values.tolist()


def _date(value: Any) -> str | None:
    return None if str(value) == "NaT" else str(value)


def _cells(value: Any) -> int:
    product = 1
    for one in shape(value):
        product *= one
    return product


def cell(value: Any) -> str:
    """A value as it stands in a cell; nothing where it is missing. Raises NoText."""
    if isinstance(value, float):
        return "" if math.isnan(value) else number(value)
    if isinstance(value, str):
        shown = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        return shown or "''"
    return "" if is_missing(value) else written(value, 1)


def as_csv(
    value: Any, without: Collection[str] = (), hidden: Collection[str] = ()
) -> str:
    """A table as text.

    without: columns that are left out. hidden: columns that are written as one hash.
    Raises NoText.
    """
    found = [one for one in columns(value) if one.name not in without]
    if not found:
        raise NoText("has no column that is the same twice")
    return columns_as_csv(found, hidden)


def columns_as_csv(found: list[Column], hidden: Collection[str] = ()) -> str:
    """Columns as text, the index first. Raises NoText."""
    if len(found) * len(found[0].values) > MOST_CELLS:
        found = _in_parts(found, hidden)
    else:
        found = [_hidden(one) if one.name in hidden else one for one in found]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([one.name for one in found])
    writer.writerow([one.kind for one in found])
    writer.writerows(zip(*([cell(v) for v in one.values] for one in found)))
    return out.getvalue()


def long_list(values: Sequence[Any]) -> str:
    """A list that is too long to be written line by line, by its parts. Raises NoText."""
    numbers = all(type(one) is float for one in values)
    column = Column("value", "number" if numbers else "mixed", list(values))
    return columns_as_csv(_in_parts(_numbered([column]), ()))


def _hidden(column: Column) -> Column:
    every = short_hash("\n".join(map(cell, column.values)))
    return Column(column.name, f"{HIDDEN} {every}", ["#"] * len(column.values))


def _in_parts(found: list[Column], hidden: Collection[str]) -> list[Column]:
    """Each column as one value for some rows together."""
    rows = len(found[0].values)
    size = max(1, -(-rows // PARTS))
    starts = range(0, rows, size)
    result = [
        Column("", "rows", [f"{at} to {min(at + size, rows) - 1}" for at in starts])
    ]
    for one in found:
        if one.kind == "row":
            continue
        one = _hidden(one) if one.name in hidden else one
        parts = [one.values[at : at + size] for at in starts]
        if one.kind == "number":
            result.append(Column(one.name, SUM, list(map(_sum, parts))))
        else:
            texts = ("\n".join(map(cell, part)) for part in parts)
            kind = one.kind if one.name in hidden else f"{HASH} of {one.kind}"
            result.append(Column(one.name, kind, list(map(short_hash, texts))))
    return result


def _sum(part: list[float]) -> float:
    """A sum that is another as soon as one of the values is, or the order."""
    total = 0.0
    for place, one in enumerate(part, 1):
        if math.isfinite(one):
            total += one * (1 + place / len(part))
        else:
            total += 1000 * place + (1 if one > 0 else 2)
    return total


def on_one_line(value: Any) -> str:
    """A table or an array within something else. Raises NoText."""
    name = type(value).__name__
    size = " x ".join(map(str, shape(value)))
    if _cells(value) <= INLINE and getattr(value, "ndim", 1) == 1:
        held = as_csv(value).splitlines()[2:]
        return f"{name}({size}: {', '.join(one.partition(',')[2] for one in held)})"
    found = [one for one in columns(value) if one.kind != "row"]
    parts = [
        (
            number(_sum(one.values))
            if one.kind == "number"
            else short_hash("\n".join(map(cell, one.values)))
        )
        for one in found
    ]
    names = short_hash(" ".join(one.name for one in found))
    shown = parts if len(parts) <= INLINE else [short_hash(" ".join(parts))]
    return f"{name}({size}, columns {names}, sums {', '.join(shown)})"
