"""The script as a program of its own: run where the owner has it, in a copy."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from drydock import files
from drydock.adoption.locking.owners_python import Died, TookTooLong, failure_of
from drydock.adoption.running import copied_folder
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed


def laid_out(work: Work, changed: Mapping[str, str] | None = None) -> Path:
    """A copy of the adopted folder, among copies of, or links to, what lies beside it: paths
    from one to the other lead there as they do for the owner.

    changed: texts to stand in the copy in the place of modules.
    """
    tree = Path(mkdtemp(dir=work.python.scratch))
    house, home = work.house, work.house.notebook.parent
    if home in house.root.parents:
        copied = copied_folder.copy(house.notebook, work.cells, tree, [house.root]).home
        place = copied / house.root.relative_to(home)
    else:
        above = Path(os.path.commonpath([home, house.root]))
        place = tree / house.root.relative_to(above)
        link = tree / home.relative_to(above)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(home, target_is_directory=True)
    files.copy_tree(work.folder, place)
    for name, text in (changed or {}).items():
        (place / name).write_text(text, "utf-8")
    return place


def alone(work: Work) -> dict[str, Any] | None:
    """How a run of the script from another folder has failed; None where it has not.

    Raises TookTooLong, Died.
    """
    work.tell(f"{work.script_name}, from another folder")
    told = told_of(work, {"what": "alone"}, work.limit)
    failed: dict[str, Any] | None = told["failed"]
    return failed


def with_inputs_watched(work: Work) -> dict[str, Any]:
    """What a run of the script tells of its functions: "called", and "changed", each with
    function, file, line and argument. Raises CheckFailed where it does not run.
    """
    work.tell(f"{work.script_name}, with its functions watched")
    return to_its_end(work, {"what": "inputs"})


def to_its_end(work: Work, job: Mapping[str, Any]) -> dict[str, Any]:
    """What a job tells of the script. Raises CheckFailed where that does not run."""
    try:
        told = told_of(work, job, work.limit)
    except (TookTooLong, Died) as error:
        told = {"failed": failure_of(error, work.limit)}
    if failed := told["failed"]:
        raise CheckFailed(
            expected=f"python {work.script_name} runs to its end",
            found=f"{failed['type']}: {cut(failed['message'], 200)}",
            remedy="run it, and fix that first",
        )
    return told


def told_of(
    work: Work,
    job: Mapping[str, Any],
    limit: float,
    changed: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What a job tells of the script, or of a changed one. Raises TookTooLong, Died."""
    script = laid_out(work, changed) / work.script_name
    modules = str(work.house.notebook.parent)
    told = {**job, "script": str(script), "modules": modules}
    return work.python.last_answer(told, limit)
