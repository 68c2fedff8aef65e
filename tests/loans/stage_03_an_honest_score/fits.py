"""What is fitted on, noted from the moment at which this is loaded."""

from __future__ import annotations

from typing import Any

import pandas as pd

from drydock.sandbox.watched_calls import watch

tables: list[Any] = []
enough: list[int] = (
    []
)  # where a number stands here, fitting on so many rows ends it all


class Enough(BaseException):
    """What there was to see of a training has been seen."""


def largest() -> Any:
    """What has the most rows; the first of several. None where nothing was fitted."""
    return max(tables, key=lambda one: int(one.shape[0]), default=None)


def in_common(table: Any, part: pd.DataFrame) -> int:
    """How many rows of a table are among those of a part, by the columns of both."""
    if not isinstance(table, pd.DataFrame):
        return 0
    shared = [name for name in part.columns if name in table.columns]
    rows = set(part[shared].itertuples(index=False, name=None)) if shared else set()
    return sum(row in rows for row in table[shared].itertuples(index=False, name=None))


def _note(_: Any, *arguments: Any, **named: Any) -> None:
    table = arguments[0] if arguments else named.get("X")
    if hasattr(table, "shape") and not any(table is one for one in tables):
        tables.append(table)
        if any(table.shape[0] >= rows for rows in enough):
            raise Enough


watch("sklearn.base:BaseEstimator.fit", _note)
