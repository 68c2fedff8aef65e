"""Tests meet many versions of a program in one process, one after the other."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import toy

from drydock.sandbox import versions_in_turn
from drydock.sandbox.own_test_run import in_order
from drydock.workbook.house import HERE

ASK = """
import json, sys
from drydock.sandbox import versions_in_turn
print(json.dumps(versions_in_turn.judged(json.loads(sys.argv[1]))))
"""
TOLL = "def toll(n):\n    return n * 2\n"
GOOD = "from toll import toll\ndef test():\n    assert toll(3) == 6\n"
RIGHT = "def toll(n):\n    return n + n\n"
WRONG = "_right = toll\ndef toll(n):\n    return _right(n) + 1\n"
UNNOTICED = "_right = toll\ndef toll(n):\n    return _right(n) if n else 1\n"
# What a fixture has worked out with one version must not be there with the next.
KEPT_BY_A_FIXTURE = """
import pytest
from toll import toll

@pytest.fixture(scope="session", name="paid")
def fixture_paid():
    return [toll(n) for n in range(4)]

def test_the_first(paid):
    assert paid[0] == 0

def test_the_last(paid):
    assert paid[3] == 6
"""


def _asked(folder: Path, tests: str) -> dict[str, Any]:
    texts = {"toll.py": TOLL, "test_toll.py": tests}
    toy.write(folder / "work", texts)
    variants = {"right.py": RIGHT, "wrong.py": WRONG, "unnoticed.py": UNNOTICED}
    toy.write(folder, variants)
    request = {
        "folder": str(folder / "work"),
        "private": str(folder),
        "right": [str(folder / "right.py")],
        "wrong": [str(folder / "wrong.py"), str(folder / "unnoticed.py")],
    }
    paths = os.pathsep.join([str(HERE.root / "src"), request["folder"]])
    done = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps(request)],
        cwd=request["folder"],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_tests_meet_one_version_after_the_other(tmp_path: Path) -> None:
    assert _asked(tmp_path, GOOD) == {
        "noticed": {str(tmp_path / "wrong.py"): "test_toll.py::test"},
        "accepted": True,
        "there_is_none": False,
    }


def test_no_fixture_outlives_a_version(tmp_path: Path) -> None:
    told = _asked(tmp_path, KEPT_BY_A_FIXTURE)
    assert told["accepted"]
    assert set(told["noticed"]) == {
        str(tmp_path / f"{one}.py") for one in ("wrong", "unnoticed")
    }


def test_a_version_takes_the_place_of_another_and_goes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "def toll(n, k=2):\n    return n * k\ndef fee():\n    return 1\n"
    toy.write(tmp_path, {"toll.py": text, "wrong.py": WRONG})
    monkeypatch.syspath_prepend(str(tmp_path))
    held_by_a_test = importlib.import_module("toll").toll
    try:
        with versions_in_turn.in_place(tmp_path / "wrong.py", tmp_path) as placed:
            assert placed == ({"toll"}, {"fee"})
            assert held_by_a_test(3) == 7
        assert held_by_a_test(3) == 6
        assert not hasattr(sys.modules["toll"], "_right")
    finally:
        del sys.modules["toll"]


def _told(monkeypatch: pytest.MonkeyPatch, *fails: bool) -> dict[str, str]:
    """What is noticed by one test that fails so at each of its runs."""
    test = _Case("once")
    runs = iter(fails)
    placed = versions_in_turn.Placed({"toll"}, set())
    monkeypatch.setattr(versions_in_turn, "in_place", lambda *_: nullcontext(placed))
    monkeypatch.setattr(
        versions_in_turn, "_first_to_fail", lambda _: test if next(runs) else None
    )
    # pylint: disable-next=protected-access
    told = versions_in_turn._InTurn(["right"], ["one", "two", "three"], Path())
    told.pytest_runtestloop(SimpleNamespace(testsfailed=0, items=[test]))
    return told.noticed


def test_what_a_version_leaves_behind_counts_for_none_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The second is noticed by a test that then fails on right code as well."""
    assert _told(monkeypatch, False, True, False, True, True) == {"one": "once"}


def test_what_takes_long_is_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions_in_turn, "ENOUGH", -1.0)
    assert not _told(monkeypatch, False)


class _Case:  # pylint: disable=too-few-public-methods
    """A case of a test, as far as its place goes."""

    def __init__(self, name: str) -> None:
        self.nodeid = name
        self.function = {"many": _many, "once": _once}[name.split()[0]]


def _many() -> None: ...


def _once() -> None: ...


def test_of_many_cases_the_first_of_each_test_comes_first() -> None:
    items: Any = map(_Case, ("many 1", "many 2", "once"))
    found = in_order(items, set(), set())
    assert [one.nodeid for one in found] == ["many 1", "once", "many 2"]
