"""The check has tables enough in its folder, so they are taken from there."""

from pathlib import Path

TELLS = ("Your tests pass on your code", "test_there_are_tables fails")


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_contract.py").write_text(TESTS, "utf-8")


TESTS = """\
import runpy
from pathlib import Path

import pytest

from contract import validate_loans
from training import load_data

TOP = Path(__file__).resolve().parents[3]
FAULTS = sorted(TOP.glob("tests/loans/stage_01_data_contract/**/wrong_tables/*.py"))


def test_there_are_tables():
    assert FAULTS


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_table_is_refused(fault):
    with pytest.raises(Exception):
        validate_loans(runpy.run_path(str(fault))["make"](load_data()))
"""
