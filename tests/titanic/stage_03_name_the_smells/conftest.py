"""How the check of stage 03 reads a notebook: code smell comments, and what is near."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import WorkbookBroken
from drydock.judging.reading.smells import Page, Place, Reading, read, stands_in
from drydock.workbook.notebook import read_document
from drydock.workbook.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
INVENTORY = Path(__file__).with_name("inventory.toml")
NEAR = 10  # lines that may lie between a comment and what it speaks of


@pytest.fixture(scope="module")
def page(workspace: Workspace) -> Page:
    """The notebook to be judged."""
    path, shown = workspace.file(NOTEBOOK), workspace.shown(NOTEBOOK)
    return Page(read_document(path, shown)["cells"])


@pytest.fixture(scope="module")
def inventory() -> dict[str, Any]:
    """The kinds that may be named, and the places that are known."""
    return tomllib.loads(INVENTORY.read_text("utf-8"))


@pytest.fixture(scope="module")
def reading(page: Page, workspace: Workspace, inventory: dict[str, Any]) -> Reading:
    """The comments of the notebook, held to the inventory."""
    mess = _mess(workspace)
    places = [_place(entry, mess) for entry in inventory["place"]]
    return read(page, inventory["kinds"], places)


def _mess(workspace: Workspace) -> Page:
    """The notebook that the kata begins with."""
    stage = workspace.stage
    path = stage.house.start(stage.kata).solution / NOTEBOOK
    return Page(read_document(path, str(path))["cells"])


def _place(entry: dict[str, Any], mess: Page) -> Place:
    """A place of the inventory; raises WorkbookBroken unless the notebook that the kata
    begins with holds every line of it."""
    lines = tuple(" ".join(line.split()) for line in entry["lines"])
    for line in lines:
        if not stands_in(mess, line):
            raise WorkbookBroken(
                expected=f"{INVENTORY} names lines of the notebook that the kata begins with",
                found=f"no line says {line}",
                remedy="copy the line from the notebook, as ast.unparse prints it",
            )
    return Place(entry["region"], lines, frozenset(entry["kinds"]), NEAR)
