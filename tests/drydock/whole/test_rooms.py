"""The engine is eight rooms on a ground floor, and each module is small and typed."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from documents import script

from drydock.workbook.house import HERE

ENGINE = HERE.root / "src/drydock"
ROOMS = sorted(path.parent for path in ENGINE.glob("**/*/__init__.py"))
MODULES = sorted(ENGINE.rglob("*.py"))
SCRIPTS = HERE.root / "scripts"
NAMES = {path.stem for path in MODULES} | {room.name for room in ROOMS}
LINT = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
LONGEST = 300
TESTS = HERE.root / "tests/drydock"
LONGEST_TESTS = 500
BESIDE_THE_ROOMS = 8
SCREEN = 70


def _linted(root: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the engine below `root`."""
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_room_uses_one_above_it() -> None:
    found = _linted(HERE.root)
    assert found.returncode == 0, found.stdout + found.stderr


def test_an_import_that_runs_upwards_is_found(tmp_path: Path) -> None:
    shutil.copytree(ENGINE, tmp_path / "src/drydock")
    shutil.copy2(HERE.root / "pyproject.toml", tmp_path)
    git = tmp_path / "src/drydock/workbook/git.py"
    git.write_text(
        git.read_text("utf-8") + "\nfrom drydock.interfaces.cli import app\n"
    )
    found = _linted(tmp_path)
    assert found.returncode == 1
    assert (
        "drydock.workbook is not allowed to import drydock.interfaces" in found.stdout
    )


def test_the_types_are_sound() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "mypy"],
        cwd=HERE.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_says_what_it_is_for(room: Path) -> None:
    """What it is for, what it may use, where to begin; and there is nothing else in it."""
    (only,) = ast.parse((room / "__init__.py").read_text("utf-8")).body
    assert isinstance(only, ast.Expr) and isinstance(only.value, ast.Constant)
    text = str(only.value.value)
    assert 3 <= len([line for line in text.splitlines() if line.strip()]) <= 6
    first = re.search(r"Begin with\s+`(\w+)`", text)
    assert first and {room / first[1], room / f"{first[1]}.py"} & {*ROOMS, *MODULES}
    assert set(re.findall(r"`([a-z_]+)`", text)) <= NAMES


def _longer_than(most: int, paths: Iterable[Path]) -> dict[str, int]:
    lines = {str(p): len(p.read_text("utf-8").splitlines()) for p in paths}
    return {name: number for name, number in lines.items() if number > most}


def test_every_module_can_be_read_at_one_sitting() -> None:
    assert not _longer_than(LONGEST, [*MODULES, *SCRIPTS.rglob("*.py")])


def test_every_file_of_tests_has_one_subject() -> None:
    """One that is longer is split where its subject splits."""
    assert not _longer_than(LONGEST_TESTS, TESTS.rglob("*.py"))


def test_few_modules_stand_beside_the_rooms() -> None:
    beside = {path.stem for path in ENGINE.glob("*.py")} - {"__init__", "__main__"}
    assert len(beside) <= BESIDE_THE_ROOMS


def test_the_picture_is_what_the_contract_gives() -> None:
    """Otherwise run: python docs/rooms.py"""
    drawing = script("rooms")
    text = drawing.PAGE.read_text("utf-8")
    assert text == drawing.page(text)
    assert all(f"\n{room}  " in drawing.picture() for room in drawing.layers()[:-1])


def test_contributing_is_one_screen() -> None:
    lines = (HERE.root / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    assert len(lines) <= SCREEN
