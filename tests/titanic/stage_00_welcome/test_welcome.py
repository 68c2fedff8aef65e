"""The check of stage 00: everything that the stages need is here."""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.workbook.house import Stage
from drydock.workbook.notebook import cells, read_document
from drydock.workbook.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
SCRIPT = "train.py"
LIBRARIES = ("matplotlib", "pandas", "sklearn")
INTERPRETER = "Scripts/python.exe" if os.name == "nt" else "bin/python"
SET_UP = "run ./scripts/go setup, then restart this kernel or terminal"


def test_python_is_the_projects_own(stage: Stage) -> None:
    """This is the project's own Python, the one in .venv"""
    environment = stage.house.root / ".venv"
    if Path(sys.prefix).resolve() != environment.resolve():
        raise CheckFailed(
            expected=f"this check is run by {environment / INTERPRETER}",
            found=f"it is run by {sys.executable}",
            remedy="in a notebook choose the kernel Drydock, in an IDE the interpreter"
            " in .venv; if there is no .venv, run ./scripts/go setup first",
        )


def test_libraries_can_be_imported() -> None:
    """The libraries can be imported, and come from this environment"""
    for name in LIBRARIES:
        file = _imported_from(name)
        if not file.is_relative_to(sys.prefix):
            raise CheckFailed(
                expected=f"{name} comes from this environment, {sys.prefix}",
                found=f"it comes from {file}",
                remedy="rename that file if it is yours; else unset PYTHONPATH",
            )


def test_data_are_unchanged(stage: Stage) -> None:
    """The data are there, unchanged to the byte"""
    folder = stage.house.root / "data" / stage.kata
    for checksum, name in _checksums(folder / "SHA256SUMS"):
        shown = f"data/{stage.kata}/{name}"
        found = _difference(folder / name, checksum)
        if found:
            raise CheckFailed(
                expected=f"{shown} as it came with the workbook",
                found=f"{shown} {found}",
                remedy=f"bring it back with: git checkout -- {shown} (without git:"
                " take it from a fresh download)",
            )


def test_exercise_is_there(workspace: Workspace) -> None:
    """What you will work on is there and can be read"""
    if workspace.file(SCRIPT).is_file():
        return  # From stage 04 on the work goes on in a script.
    shown = workspace.shown(NOTEBOOK)
    code = cells(read_document(workspace.file(NOTEBOOK), shown), "code")
    if not any(cell.source.strip() for cell in code):
        raise CheckFailed(
            expected=f"a notebook with code in {shown}",
            found="it has no code",
            remedy=f"bring it back with: git checkout -- {shown}",
        )


def _imported_from(name: str) -> Path:
    try:
        with warnings.catch_warnings(action="ignore"):
            module = importlib.import_module(name)
    except Exception as error:
        first_line = (str(error).splitlines() or [""])[0]
        raise CheckFailed(
            expected=f"import {name} works",
            found=f"{type(error).__name__}: {first_line}",
            remedy=SET_UP,
        ) from error
    # A folder without __init__.py, such as one named like a library, has no file.
    return Path(module.__file__ or next(iter(module.__path__)))


def _checksums(file: Path) -> Iterator[tuple[str, str]]:
    """The checksum and the name in each line of a file that sha256sum wrote."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise _broken(file, f"it cannot be read: {error.strerror}") from error
    if not lines:
        raise _broken(file, "it is empty")
    for line in lines:
        checksum, _, name = line.partition("  ")
        if not name:
            raise _broken(file, f"a line without a checksum and a name: {line}")
        yield checksum, name


def _broken(file: Path, found: str) -> WorkbookBroken:
    return WorkbookBroken(
        expected=f"the checksums of the data in {file}",
        found=found,
        remedy="bring it back with: git checkout -- data",
    )


def _difference(file: Path, checksum: str) -> str:
    """What is wrong with a file, as the end of a sentence; empty if nothing is."""
    try:
        contents = file.read_bytes()
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if hashlib.sha256(contents).hexdigest() == checksum:
        return ""
    if hashlib.sha256(contents.replace(b"\r\n", b"\n")).hexdigest() == checksum:
        return "has other line endings, as if git had converted them"
    return "is not the same any more, as if a program had saved it anew"
