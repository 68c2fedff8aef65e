"""Lets the contract and the monitor look at data: at wrong tables, and at batches that drift."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from drydock.sandbox.makers import Makers
from drydock.workbook.loading import load

TARGET = "credit_risk"
Noticed = tuple[bool, bool]  # by the contract, by the monitor


def look(_names: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """What the work notices of settings["tables"], each with "path" and "makers", and of the
    batches of the module settings["batches"], each by what it is. "" is what is right.
    """
    work = Path.cwd()
    contract, monitoring = map(importlib.import_module, ("contract", "monitoring"))
    loans = _loans(work)
    found: dict[str, Noticed] = {}
    for one in settings["tables"]:
        makers = Makers(**one["makers"])
        [right] = makers.given
        table = makers.make(one["path"]) if one["path"] else right
        others = loans.drop(index=right.index)[right.columns]
        are_loans = TARGET in right
        validate = (
            contract.validate_loans if are_loans else contract.validate_applicants
        )
        seen = (
            _stops(lambda v=validate, t=table: v(t)),
            _alarms(monitoring, table, others),
        )
        before = found.get(one["path"], (True, True))
        found[one["path"]] = seen[0] and before[0], seen[1] and before[1]
    return {
        "tables": found,
        "batches": _of_batches(settings, contract, monitoring, work),
    }


def _of_batches(
    settings: dict[str, Any], contract: Any, monitoring: Any, work: Path
) -> dict[str, Noticed]:
    batches = load(Path(settings["batches"]))
    loans = batches.scored(_loans(work))
    found = {}
    for batch in batches.drifting(loans):
        # A batch is what was asked: the contract meets it before it is answered.
        asked = batch.rows.drop(columns=[TARGET, batches.CHANCE])
        found[batch.what.rpartition(",")[0]] = (
            _stops(lambda a=asked: contract.validate_applicants(a)),
            _alarms(monitoring, batch.rows, batch.reference),
        )
    return found


def _loans(work: Path) -> pd.DataFrame:
    data = work.parents[1] / "data" / "loans"
    names = (data / "header.txt").read_text("utf-8").split()
    return pd.read_csv(data / "german.data", sep=" ", names=names)


def _stops(call: Callable[[], Any]) -> bool:
    """Whether a call raises something: then nothing goes on with that table."""
    try:
        call()
    except Exception:  # pylint: disable=broad-exception-caught
        return True
    return False


def _alarms(monitoring: Any, table: pd.DataFrame, reference: pd.DataFrame) -> bool:
    """Whether the monitor alarms, or cannot go on: somebody has to look in either case."""
    found: list[Any] = []
    stops = _stops(lambda: found.extend(monitoring.alarms(table.copy(), reference)))
    return stops or bool(found)
