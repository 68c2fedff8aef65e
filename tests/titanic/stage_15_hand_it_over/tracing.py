"""Measures which lines the participant's tests run: before a check says that it is too
little. Coverage is imported for that alone, so this stands by itself.
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from coverage import Coverage

from drydock.workbook.workspace import modules_in

observers = runpy.run_path(str(Path(__file__).with_name("observers.py")))


def traced(_: dict[str, Any]) -> dict[str, Any]:
    """Which lines they run, measured by coverage, which sees all and takes longer."""
    if hasattr(sys, "monitoring"):
        os.environ["COVERAGE_CORE"] = "sysmon"  # faster, where Python has it
    here = Path.cwd()  # the tests may go elsewhere
    files = [str(file) for file in modules_in(here)]
    measure = Coverage(data_file=None, config_file=False, include=files)
    # What people mark as "no cover" counts; only the script's own call of main does not.
    measure.clear_exclude()
    measure.exclude(r"if __name__ == .__main__.:")
    # For its own debugging it notes who called it, and inspect reads all modules for that.
    with patch("coverage.collector.short_stack", return_value=""):
        measure.start()
    try:
        observers["own_tests"]()
    finally:
        measure.stop()
    return {"lines": [_lines(measure, Path(file), here) for file in files]}


def _lines(measure: Any, file: Path, here: Path) -> dict[str, Any]:
    _, statements, _, missing, told = measure.analysis2(str(file))
    return {
        "file": file.relative_to(here).as_posix(),
        "statements": len(statements),
        "missing": len(missing),
        "told": told,
    }
