"""What stage 02 of the titanic kata says of saved outputs, whatever else the file has."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from drydock.errors import CheckFailed
from drydock.workbook.house import HERE
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

STAGE = HERE.stage("titanic/2")
CHECK = load(STAGE.tests / "test_quiet.py")


def _judge(metadata: object, tmp_path: Path) -> None:
    folder = tmp_path / "titanic"
    shutil.copytree(STAGE.solution, folder)
    page = json.loads((folder / CHECK.NOTEBOOK).read_text("utf-8"))
    page["metadata"] = metadata
    (folder / CHECK.NOTEBOOK).write_text(json.dumps(page), "utf-8")
    CHECK.test_no_saved_output(Workspace(STAGE, folder))


@pytest.mark.parametrize("metadata", ["text", None, [], {}])
def test_metadata_of_any_kind_is_no_saved_output(
    metadata: object, tmp_path: Path
) -> None:
    _judge(metadata, tmp_path)


def test_the_state_of_widgets_is_one(tmp_path: Path) -> None:
    with pytest.raises(CheckFailed, match="widgets"):
        _judge({"widgets": {"application/vnd.jupyter.widget-state+json": {}}}, tmp_path)
