"""What stage 05 asks of `train.py`, and what stays asked for in the stages after it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drydock.errors import CheckFailed, NotYet
from drydock.judging.baseline import Table, differences
from drydock.judging.parts import Parts
from drydock.sandbox.job import Outcome
from drydock.sandbox.runner import Program
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import Workspace

SCRIPT = "train.py"


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the import of `train`, and then at its two functions."""
    return Program(SCRIPT, "seam", "module", Path(__file__).with_name("on_import.py"))


@pytest.fixture(scope="module")
def seam(seam_run: Outcome) -> Outcome:
    """What the two functions give, where they give what they should."""
    if seam_run.stop:
        raise told_of_module(seam_run.stop, SCRIPT)
    if "told" in seam_run.facts:
        raise CheckFailed(**seam_run.facts["told"])
    return seam_run


def test_importing_does_nothing(seam_run: Outcome) -> None:
    """Importing train trains nothing, reads no data and prints nothing"""
    if seam_run.stop:
        if not _is_within_a_function(seam_run):
            raise told_of_module(seam_run.stop, SCRIPT)
        raise NotYet
    seen = seam_run.facts["on_import"]
    did = [f"trains {', '.join(seen['trained'])}"] if seen["trained"] else []
    did += [f"reads {', '.join(seen['read'])}"] if seen["read"] else []
    did += ["prints something"] if seen["printed"] else []
    if did:
        raise CheckFailed(
            expected="import train defines functions, and does nothing else",
            found=f"importing it {' and '.join(did)}",
            remedy="move this into one of the two functions; what should happen only"
            ' when the file is run goes under if __name__ == "__main__":',
        )


def _is_within_a_function(run: Outcome) -> bool:
    """Whether a run has stopped in a function that was called, and not in an import."""
    frames = run.stop.frames if run.stop else ()
    return not frames or ", in " in frames[0][0]


def test_both_functions_give_what_they_should(seam: Outcome) -> None:
    """Both functions take no argument, and return three things in their order"""
    assert seam.tables


def test_the_first_function_trains_nothing(seam: Outcome) -> None:
    """The first function prepares the data, and trains no model"""
    trained = seam.facts["first_trains"]
    if trained:
        raise CheckFailed(
            expected="prepare_data() ends where X_train, X_test and Y_train are there",
            found=f"it trains {', '.join(trained)}",
            remedy="move the models into prepare_data_and_train_model(): a test of the"
            " features must not wait for them",
        )


def test_every_call_gives_the_same(seam: Outcome, workspace: Workspace) -> None:
    """The second function calls the first, and both give the same tables at every call"""
    survived = _who_survived(workspace)
    if seam.facts["labels"] != survived:
        raise CheckFailed(
            expected="Y_train says of each training passenger whether they survived",
            found="the Y_train of prepare_data() says something else",
            remedy="it is the column Survived of train.csv, in the order of the file",
        )
    if not seam.facts["same_twice"]:
        raise CheckFailed(
            expected="prepare_data_and_train_model() gives the X_train and Y_train of"
            " prepare_data()",
            found="they differ",
            remedy="let it call prepare_data(), and change nothing in what that gives",
        )
    if not seam.facts["calls_first"]:
        raise CheckFailed(
            expected="prepare_data_and_train_model() calls prepare_data()",
            found="it gives the same, and does not call it",
            remedy="call it where the lines were: what stands twice, is changed once",
        )


def _who_survived(workspace: Workspace) -> list[int]:
    stage = workspace.stage
    data = stage.house.root / "data" / stage.kata / "train.csv"
    return [
        int(cell) for cell in Table.parse(data.read_text("utf-8")).column("Survived")
    ]


def test_imports_stand_at_the_top(workspace: Workspace) -> None:
    """All imports stand at the top of train.py"""
    try:
        tree = ast.parse(workspace.file(SCRIPT).read_bytes())
    except (OSError, *NO_PYTHON) as error:
        raise NotYet from error
    found = [f"{ast.unparse(one)} (line {one.lineno})" for one in _imports_below(tree)]
    if found:
        raise CheckFailed(
            expected="all imports stand at the top of train.py, above the first line that"
            " gives something a name",
            found=f"below it: {found[0]}"
            + (f", and {len(found) - 1} more" if len(found) > 1 else ""),
            remedy="move them up (slide statements), and run the script again",
        )


def _imports_below(tree: ast.Module) -> Iterator[ast.stmt]:
    """Imports below the first statement that is more than a setting, such as
    `warnings.filterwarnings("ignore")`, or within one."""
    is_top = True
    for one in tree.body:
        guard = isinstance(one, ast.If) and "__main__" in ast.unparse(one.test)
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            is_top = False
        elif isinstance(one, (ast.Assign, ast.AnnAssign)):
            is_top = is_top and not any(map(_is_a_name, _targets(one)))
        if not is_top or guard:
            yield from (
                node
                for node in ast.walk(one)
                if isinstance(node, (ast.Import, ast.ImportFrom))
            )


def _targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target]


def _is_a_name(target: ast.expr) -> bool:
    """Whether it is a name of one's own; not `__all__`, nor `os.environ["NAME"]`."""
    return isinstance(target, ast.Name) and not target.id.startswith("__")


def test_it_still_runs_as_a_script(seam: Outcome) -> None:
    """Run as a script, train.py still does its work"""
    script = seam.facts["script"]
    expected = "train.py still trains when it is run as a script"
    if script["error"]:
        raise CheckFailed(
            expected=expected,
            found=f"it ends with {script['error']}",
            remedy="a name that lives inside a function is missing under the main guard:"
            " does anybody need that line? If so, it belongs in the function",
        )
    if not script["trains"]:
        raise CheckFailed(
            expected=expected,
            found="run as a script, it trains no model",
            remedy='call the second function under if __name__ == "__main__":, as the'
            " last lines of the file",
        )


@pytest.fixture(scope="module")
def unchanged(seam: Outcome, baseline: Callable[[str], Table]) -> None:
    """Waits until the program gives what it should: what else there is comes after that."""
    for name in ("features", "predictions"):
        if differences(baseline(name), Table.parse(seam.tables[name])):
            raise NotYet


def test_the_leaderboard_is_as_before(
    seam: Outcome,
    baseline: Callable[[str], Table],
    unchanged: None,  # pylint: disable=unused-argument
) -> None:
    """The leaderboard is printed as before"""
    script = seam.facts["script"]
    if script["error"] or not script["trains"]:
        raise NotYet
    board = baseline("leaderboard")
    lost = _lost_scores(board, script["said"])
    if lost:
        none_left = len(lost) == len(board.rows)
        raise CheckFailed(
            expected="run as a script, train.py prints the leaderboard as before",
            found=(
                "it prints no leaderboard"
                if none_left
                else f"what it prints lacks the score of {', '.join(lost)}"
            ),
            remedy="wrap lines, change none of them and delete none: print the leaderboard"
            " where it was, or under the main guard",
        )


def _lost_scores(leaderboard: Table, said: str) -> list[str]:
    """The models whose score does not stand in a text; a score of two stands twice."""
    left = Counter(float(number) for number in re.findall(r"\d+\.\d+", said))
    lost = []
    for model, score in zip(leaderboard.column("Model"), leaderboard.column("Score")):
        if left[float(score)] < 1:
            lost.append(model)
        left[float(score)] -= 1
    return lost


HELD = Parts(
    test_importing_does_nothing,
    test_both_functions_give_what_they_should,
    test_the_first_function_trains_nothing,
    test_every_call_gives_the_same,
    test_imports_stand_at_the_top,
    test_it_still_runs_as_a_script,
)
LEADERBOARD = Parts(test_the_leaderboard_is_as_before)
