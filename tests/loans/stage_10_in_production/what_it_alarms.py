"""Asks the participant's monitor about batches."""

from __future__ import annotations

import importlib
import math
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from drydock.workbook.loading import load

batches = load(Path(__file__).with_name("batches.py"))
asking = load(Path(__file__).parents[1] / "asking.py")
SECONDS = 20  # of processor time: other programs on the machine do not count


def look(_names: dict[str, Any]) -> dict[str, Any]:
    """What it alarms of each batch, or what is wrong with how it answers."""
    work = Path.cwd()
    monitoring = importlib.import_module("monitoring")
    for name in ("drift", "alarms"):
        if not callable(getattr(monitoring, name, None)):
            return {"lacks": name}
    found, begin = [], time.process_time()
    for batch in batches.all_batches(work.parents[1] / "data" / "loans"):
        try:
            names = _alarms(monitoring, batch, work)
            found.append([batch.what, batch.drifts, batch.alone, names])
        except ValueError as error:
            return {"wrong": f"{batch.what}: {error}"}
        if (spent := time.process_time() - begin) > SECONDS:
            return {"slow": f"{spent:.0f} seconds for {len(found)} of them"}
        if len(found) in (1, batches.QUIET + 6) and (
            wrong := _figures(monitoring, batch, work)
        ):
            return {"wrong": f"{batch.what}: {wrong}"}
    return {"found": found}


def _alarms(monitoring: Any, batch: Any, work: Path) -> list[str]:
    """The names that it alarms; ValueError, with what it does instead."""
    rows, reference = batch.rows.copy(), batch.reference.copy()
    names, error = asking.tried(lambda: monitoring.alarms(rows, reference), work)
    if error:
        raise ValueError(f"alarms breaks with {error}")
    if isinstance(names, (str, bool)) or not isinstance(names, Iterable):
        raise ValueError(f"alarms returns {names!r}, which is no list of names")
    if not (rows.equals(batch.rows) and reference.equals(batch.reference)):
        raise ValueError("alarms changes a table that it is given")
    known, names = [*batch.reference, batches.DUPLICATES], list(names)
    if unknown := [one for one in names if one not in known]:
        raise ValueError(
            f"alarms names {unknown[0]!r}, which is no column and not"
            f" {batches.DUPLICATES!r}"
        )
    return [str(one) for one in names]


def _figures(monitoring: Any, batch: Any, work: Path) -> str:
    """What is wrong with the figures of a batch; empty where nothing is."""
    figures, error = asking.tried(
        lambda: dict(monitoring.drift(batch.rows.copy(), batch.reference.copy())), work
    )
    if error:
        return f"drift breaks with {error}, or gives no figure for each name"
    for column in batch.reference:
        figure = figures.get(column)
        try:
            finite = math.isfinite(float(figure))
        except (TypeError, ValueError):
            finite = False
        if not finite:
            return f"drift gives {figure!r} for {column}, which is no figure"
    return ""
