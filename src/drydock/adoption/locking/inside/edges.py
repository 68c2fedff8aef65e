"""Inputs near those that a function gets: with what stands at its edges in their place.

A band from 12 on is told from one from 13 on by 12, and by nothing else; among the data,
there may be no 12. What has two values only stays as it is: a third means nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

MOST = 60
MANY = 2  # values that are more than a yes and a no


@dataclass(frozen=True)
class Edges:
    """The numbers and the texts that a function, or one that it calls, compares with."""

    numbers: Sequence[float] = ()
    words: Sequence[str] = ()

    def near(self, arguments: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The arguments with one of them, or a part of it, put in another's place."""
        found = (
            {**arguments, name: other}
            for name, value in arguments.items()
            for other in self._others(value)
        )
        return islice(found, MOST)

    def _others(self, value: Any) -> Iterator[Any]:
        if isinstance(value, bool) or value is None:
            return
        if isinstance(value, (int, float)):
            yield from self.numbers
        elif isinstance(value, str):
            yield from self.words
        elif isinstance(value, (list, tuple)):
            yield from self._of_several(value)
        elif isinstance(value, dict):
            for key, one in value.items():
                for other in self._others(one):
                    yield {**value, key: other}
        elif hasattr(value, "iloc"):
            yield from self._of_rows(value)

    def _of_several(self, value: Any) -> Iterator[Any]:
        yield value[:0]
        if value and isinstance(value, list):
            yield value[:1]
            for other in self._others(value[0]):
                yield [other, *value[1:]]

    def _of_rows(self, value: Any) -> Iterator[Any]:
        """A table or a column: without rows, with one, and with the edges in the first."""
        yield value.iloc[:0]
        yield value.iloc[:1]
        if not hasattr(value, "columns"):
            if fitting := self._fitting(value)[: len(value)]:
                yield _with(value, fitting)
            return
        names = set(map(str, value.columns))
        for at in range(value.shape[1]):
            column = value.iloc[:, at]
            fitting = [one for one in self._fitting(column) if one not in names]
            if fitting := fitting[: len(value)]:
                few = value.iloc[: len(fitting)].copy()
                few.isetitem(at, _with(column, fitting))
                yield few

    def _fitting(self, column: Any) -> list[Any]:
        """The edges that a column may hold: those of its kind."""
        kind = getattr(column.dtype, "kind", "O")
        if kind in "iuf":
            return list(self.numbers) if column.nunique() > MANY else []
        if kind != "O":
            return []
        is_known = bool(column.isin(list(self.words)).any())
        return list(self.words) if is_known else []


def _with(column: Any, values: list[Any]) -> Any:
    """The first rows of a column, with these values."""
    few = column.iloc[: len(values)]
    return type(few)(values, index=few.index, name=few.name)
