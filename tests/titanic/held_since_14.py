"""What stage 14 asks of a program whose files call two columns otherwise, and what stays
asked for in the stages after it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging.parts import Parts
from drydock.workbook.loading import load
from drydock.workbook.notebook import cells, plain_python, read_document
from drydock.workbook.workspace import Workspace, files, is_of_tests

KATA = Path(__file__).parent
SHELL, STORY = "train.py", "titanic.ipynb"
RENAMED = "data/titanic/renamed"
TABLES = (".csv", ".tsv", ".parquet", ".pkl", ".pickle", ".feather", ".xlsx", ".db")
held_since_12 = load(KATA / "held_since_12.py")
translation = load(KATA / "translation.py")

Modules = dict[str, ast.Module]
Places = list[Any]


def test_the_renamed_files_are_read(on_the_side: dict[str, Any]) -> None:
    """The program reads the files in data/titanic/renamed, and no other tables"""
    read = dict.fromkeys(on_the_side["read"])
    others = [
        one for one in read if _is_table(one) and not one.startswith(f"{RENAMED}/")
    ]
    missing = [
        name for name in ("train.csv", "test.csv") if f"{RENAMED}/{name}" not in read
    ]
    if others or missing:
        raise CheckFailed(
            expected=f"{SHELL} reads train.csv and test.csv in {RENAMED}, and no other"
            " table",
            found=(
                f"it reads {' and '.join(others)}"
                if others
                else f"it does not read {' and '.join(missing)} there"
            ),
            remedy=f"let the paths in {SHELL} lead to the folder {RENAMED}, and read these"
            " files themselves: from Monday on nobody brings the old ones up to date, nor"
            " a copy of them",
        )


def _is_table(file: str) -> bool:
    return file.startswith("data/") or PurePosixPath(file).suffix in TABLES


@pytest.fixture(scope="module", name="their_names")
def their_names_in_work(workspace: Workspace, modules: Modules) -> Places:
    """The places at which the work, its tests left out, has the names of the files."""
    return [
        *(one for file, tree in modules.items() for one in in_code(file, tree)),
        *_in_story(workspace),
        *(
            place
            for name, file in files(workspace.folder).items()
            if not is_of_tests(name)
            for place in translation.in_settings(name, file)
        ),
    ]


def in_code(file: str, tree: ast.Module) -> Places:
    """The places in a module."""
    return translation.places(file, tree)


def _in_story(workspace: Workspace) -> Iterator[Any]:
    """The places in the notebook; which cell it is, no line says."""
    if not workspace.file(STORY).is_file():
        return
    document = read_document(workspace.file(STORY), workspace.shown(STORY))
    for cell in cells(document, "code"):
        for place in translation.places(
            STORY, plain_python(cell.source) or ast.Module([], [])
        ):
            yield place._replace(line=0)


def test_the_names_are_translated(their_names: Places) -> None:
    """The columns are translated by their names"""
    if not their_names:
        raise CheckFailed(
            expected="a line of yours says which of our columns ticket_class is, and which"
            " full_name is",
            found="neither name stands in your code",
            remedy="translate by the names that the files have, and not by the places of"
            " the columns: who counts places gets other values, and no error, when two"
            " columns change places",
        )


def test_one_place_translates(their_names: Places, modules: Modules) -> None:
    """One place knows what the files call the two columns"""
    shared = [SHELL, *held_since_12.core_of(modules)]
    found = translation.scattered(their_names, shared)
    if found:
        raise CheckFailed(
            expected="one function, or one module of its own, knows that the files say"
            " ticket_class and full_name",
            found=f"{len(found)} places do: {'; '.join(map(str, found))}",
            remedy="translate once, right after reading, and call that wherever passengers"
            " are read: the next renaming will then be one edit",
        )
    twice = translation.repeated(modules.values())
    if twice:
        counts = Counter(one.name for one in their_names)
        told = [f"{name}, in {counts[name]} places" for name in twice]
        raise CheckFailed(
            expected="each of the two names is translated once",
            found=f"the same pair of names is written down again: {'; '.join(told)}",
            remedy="give the pairs a name, such as OUR_NAMES, or put reading and translating"
            " into a function that both files go through",
        )


HELD = Parts(
    test_the_renamed_files_are_read,
    test_the_names_are_translated,
    test_one_place_translates,
)
