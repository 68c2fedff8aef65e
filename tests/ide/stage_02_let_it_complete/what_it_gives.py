"""What `complete.py` has computed, and what its functions give, seen in its process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def completed(names: dict[str, Any]) -> dict[str, Any]:
    """The two values that are computed, and the two texts that are made on request."""
    return {
        "mean": _value(names.get("mean_kilos")),
        "boxes": _column(names.get("boxes")),
        "file": _made(names.get("report_file")),
        "report": _made(names.get("report")),
    }


def _value(value: Any) -> float | str:
    """A number, or in words what there is instead."""
    if isinstance(value, float | int):
        return float(value)
    if callable(value):
        return f"the method {value.__name__} itself, which nobody has called"
    return f"a {type(value).__name__}"


def _column(column: Any) -> list[Any] | str:
    """The values of a column, or in words what there is instead."""
    if type(column).__name__ != "Series":
        return f"a {type(column).__name__}, and no column (a pandas Series)"
    return [
        value if isinstance(value, int) else str(value) for value in column.tolist()
    ]


def _made(function: Callable[[], Any] | None) -> str:
    """What a function gives, or why it gives nothing."""
    if function is None:
        return "nothing: there is no such function"
    try:
        return str(function())
    except Exception as error:  # pylint: disable=broad-exception-caught
        return f"{type(error).__name__}: {error}"
