"""What to do about a file that a participant's tests do not find."""

from __future__ import annotations

from collections.abc import Iterator

from drydock.judging.own_test_answers import failures
from drydock.judging.reading.led_names import what_stays
from drydock.sandbox.absent_files import IN_OWN_FOLDER, IN_WORK, RELATIVE, Absent
from drydock.sandbox.job import Outcome
from drydock.workbook.workspace import Workspace, is_of_tests


def what_to_do(own: Outcome, workspace: Workspace) -> str:
    """Advice about the first file that is missing; empty where none is."""
    told = (_advice(*absent, at, workspace) for absent, at in _missing(own))
    return next(told, "")


def _missing(own: Outcome) -> Iterator[tuple[Absent, str]]:
    """Each file that is missing, with the place in the participant's code that wants it."""
    for test in failures(own):
        if test["absent"]:
            yield test["absent"], test["frames"][-1][0] if test["frames"] else ""
    if found := own.facts.get("broken_for"):
        yield found, own.facts["broken_at"] or ""


def _advice(where: str, path: str, at: str, workspace: Workspace) -> str:
    copy = (
        f"the check runs a copy of {workspace.shown()}, with the data where they are and"
        " nothing else of the project"
    )
    if where == IN_OWN_FOLDER:
        return (
            f"look at where your code saves: the test looks for {path}, in a folder of its"
            " own, and nobody has written it there"
        )
    if where == IN_WORK:
        general = (
            f"if your code makes {path}, let the test make one in a folder of its own, such"
            " as tmp_path, and lead whoever reads it there; if it is a file of your own,"
            " write it, or look at its name"
        )
        return next(what_stays(workspace.folder), general)
    file = at.partition(",")[0]
    if where == RELATIVE and file and not is_of_tests(file):
        return (
            f"begin the path at the module itself ({at}), as in Path(__file__).parent /"
            f" '{path.rpartition('/')[2]}': a path that begins with a name counts from the"
            " folder in which Python was started"
        )
    return (
        "begin the path of a file at the test itself, as in"
        f" Path(__file__).parent / 'approved.csv', wherever pytest is started: {copy}"
    )
