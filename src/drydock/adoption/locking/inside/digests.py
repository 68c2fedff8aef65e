"""Values by their bytes: another way to see whether one has changed than by its text."""

from __future__ import annotations

import hashlib
from typing import Any

from ..locked import tables
from ..locked.lock import Lock


def of_values(values: dict[str, Any], lock: Lock) -> dict[str, str]:
    """The digests of all locked variables that are tables or arrays."""
    found = {}
    for name in lock.names:
        value = values.get(name)
        if value is not None and tables.is_table_like(value):
            if name not in lock.not_the_same:
                try:
                    found[name] = _digest(value)
                except Exception:  # pylint: disable=broad-exception-caught
                    continue
    return found


def _digest(value: Any) -> str:
    digest = hashlib.sha256()
    for column in tables.columns(value):
        digest.update(f"{column.name} {column.kind} ".encode())
        digest.update(repr(column.values).encode("utf-8", "replace"))
    return digest.hexdigest()
