"""The benchmarks: each can be called, and what they tell of their times is right."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "benchmarks"
SCRIPTS = sorted(FOLDER.glob("[!_]*.py"))


@pytest.fixture(name="tables")
def fixture_tables(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("_tables")


@pytest.fixture(name="timing")
def fixture_timing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("_timing")


def _call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_benchmark_says_what_it_measures_and_the_page_how_to_read_it(
    script: Path,
) -> None:
    done = _call(script, "--help")
    assert done.returncode == 0, done.stderr
    assert "--runs" in done.stdout
    assert f"\n## `{script.name}`: " in (FOLDER / "README.md").read_text("utf-8")


def test_one_command_knows_them_all() -> None:
    done = _call(FOLDER, "--help")
    assert done.returncode == 0, done.stderr
    assert ", ".join(path.stem for path in SCRIPTS) in " ".join(done.stdout.split())


def test_one_command_refuses_what_there_is_not() -> None:
    done = _call(FOLDER, "chekc")
    assert done.returncode == 2
    assert "no such benchmark: chekc" in done.stderr


def test_a_ratio_is_that_of_the_medians(tables: ModuleType) -> None:
    other = tables.Other("a floor", [2.0, 100.0, 4.0], at_most=0.75)
    found = tables.Comparison("ours", [9.0, 3.0, 1.0], [other], under=3.0)
    assert found.ratio(other) == 0.75
    assert tables.table([found]).splitlines() == [
        "seconds        median  least   most  ratio  aim",
        "ours             3.00   1.00   9.00         under 3.00 s: NOT MET",
        "  of: a floor    4.00   2.00 100.00   0.75  at most 0.75: met",
    ]


def test_no_aim_is_told_where_there_is_none(tables: ModuleType) -> None:
    found = tables.Comparison("ours", [1.0], [tables.Other("theirs", [2.0])])
    assert "met" not in tables.table([found]).lower()


def test_the_first_turn_is_not_counted(timing: ModuleType) -> None:
    one, two = iter([9.0, 1.0, 2.0]), iter([8.0, 3.0, 4.0])
    sides = {"one": lambda: next(one), "two": lambda: next(two)}
    times = timing.turn_by_turn("it", sides, 2)
    assert times == {"one": [1.0, 2.0], "two": [3.0, 4.0]}


def test_bytecode_is_written_whatever_is_set(
    timing: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PATH_OF_MINE", "kept")
    found = timing.clean_environment(PYTHONPATH="given")
    assert found["PYTHONPATH"] == "given"
    assert found["PATH_OF_MINE"] == "kept"
    assert "PYTHONDONTWRITEBYTECODE" not in found


def test_a_command_that_fails_is_no_measurement(
    timing: ModuleType, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match="ended with 3:\nwhy"):
        timing.seconds(
            [sys.executable, "-c", "import sys; print('why'); sys.exit(3)"], tmp_path
        )
