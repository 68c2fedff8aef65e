"""Whether the reference solutions that a check looks at can be read at all.

Where they cannot, what a check says of the work is worth nothing.
"""

from __future__ import annotations

import ast
from pathlib import Path

from drydock.errors import CheckFailed, WorkbookBroken, in_short
from drydock.judging.variants import broken_reference
from drydock.workbook.house import Stage
from drydock.workbook.notebook import NO_PYTHON, read_document
from drydock.workbook.workspace import files


def fault_of_references(stage: Stage) -> WorkbookBroken | None:
    """What is wrong with the solution of a stage, or with the state it begins from: it is
    not there, or a file of it is no Python, or no notebook. None where nothing is."""
    earlier = [
        one for one in stage.house.stages(stage.kata) if one.number < stage.number
    ]
    before = next((one for one in reversed(earlier) if one.has_folders), stage)
    for one in dict.fromkeys((stage, before)):
        if one.tests.is_dir() and (found := _fault(one)):
            return broken_reference(one, found)
    return None


def _fault(stage: Stage) -> str:
    found = files(stage.solution)
    shown = stage.solution.relative_to(stage.house.root).as_posix()
    if not found:
        return f"there is nothing in {shown}"
    for name, path in found.items():
        if fault := _of_file(path, f"{shown}/{name}"):
            return fault
    return ""


def _of_file(path: Path, shown: str) -> str:
    try:
        if path.suffix == ".py":
            ast.parse(path.read_bytes())
        elif path.suffix == ".ipynb":
            read_document(path, shown)
    except NO_PYTHON as error:
        return f"{shown} is no Python: {in_short(error)}"
    except CheckFailed as error:
        return error.found
    except OSError as error:
        return f"{shown} cannot be read: {error.strerror}"
    return ""
