"""Our way to run a notebook gives what a real Jupyter kernel gives."""

from __future__ import annotations

import sys
from pathlib import Path

import jupyter_client
import nbclient
import nbformat

from drydock.interfaces import kernel
from drydock.sandbox.runner import TIME_LIMIT, Program, run
from drydock.workbook.house import HERE
from drydock.workbook.workspace import Workspace

OBSERVE = """
import importlib.util, json
_spec = importlib.util.spec_from_file_location("seam", {seam!r})
_seam = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_seam)
for _name, _table in _seam.notebook(dict(globals())).items():
    if hasattr(_table, "to_csv"):
        _table.to_csv({folder!r} + "/" + _name + ".csv", index=False)
"""


def test_the_kernel_runs_on_the_python_of_the_jupyter_that_starts_it() -> None:
    """So a clone whose .venv is a link to that of another has a kernel of its own."""
    specification = jupyter_client.kernelspec.KernelSpec(**kernel.SPECIFICATION)
    manager = jupyter_client.KernelManager(kernel_name=kernel.NAME)
    manager._kernel_spec = specification  # pylint: disable=protected-access
    assert manager.format_kernel_cmd()[0] == sys.executable
    assert sys.prefix not in str(kernel.SPECIFICATION)


def test_a_kernel_gives_the_same_tables(tmp_path: Path) -> None:
    stage = HERE.stage("titanic/1")
    workspace = Workspace(stage, stage.solution)
    [outcome] = run(
        workspace, Program("titanic.ipynb", "notebook", "notebook"), limit=TIME_LIMIT
    )
    notebook = nbformat.read(stage.solution / "titanic.ipynb", as_version=4)
    seam = str(HERE.seam(stage.kata))
    last = OBSERVE.format(seam=seam, folder=str(tmp_path))
    notebook.cells.append(nbformat.v4.new_code_cell(last))
    with workspace.scratch() as tree:
        resources = {"metadata": {"path": str(tree)}}
        nbclient.NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources=resources
        ).execute()
    by_kernel = {path.stem: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert by_kernel == outcome.tables
