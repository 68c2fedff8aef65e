"""The survey as JSON, for tools: survey.json.

It holds no value of the notebook's and nothing that a cell has shown: it can be sent on.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from drydock.adoption.findings.cutting import cuts
from drydock.adoption.model import RanCell, Run
from drydock.adoption.survey.picture import rows
from drydock.adoption.survey.survey import Survey

FORM = 1


def as_json(survey: Survey) -> str:
    """The text of survey.json; "form" changes when what is in it changes its meaning."""
    document = {
        "form": FORM,
        "notebook": survey.adopted.path.name,
        "verdict": survey.verdict,
        "runs": survey.runs,
        "python": {
            "path": survey.interpreter.python,
            "version": survey.run.version,
            "reason": survey.interpreter.reason,
        },
        "seconds": round(survey.seconds, 1),
        "linked": survey.linked,
        "stops": [asdict(one) for one in survey.stops],
        "same twice": asdict(survey.sameness) if survey.sameness else None,
        "findings": [asdict(one) for one in survey.findings],
        "cells": _cells(survey.run),
        "flow": [asdict(one) for one in rows(survey.adopted)],
        "cuts": [asdict(one) for one in cuts(survey.adopted)],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _cells(run: Run) -> list[dict[str, Any]]:
    return [_cell(one) for one in run.cells]


def _cell(ran: RanCell) -> dict[str, Any]:
    return {
        "number": ran.number,
        "status": ran.status,
        "seconds": round(ran.seconds, 3),
        "changes": sorted(ran.changed),
        "reads": ran.files_read,
        "writes": ran.files_written,
    }
