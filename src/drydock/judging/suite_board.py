"""What a participant's suite costs, and how much of what is wrong it notices.

Counted is what is known anyway. The seconds are those of the run on the participant's own
code. Of this stage, what the check has just asked counts; of earlier stages, what their
checks counted when they last ran, with the suite as it was then.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

import pytest

from drydock.detail import cut
from drydock.files import write_whole
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Judgement
from drydock.judging.parts import Parts
from drydock.sandbox.job import Outcome
from drydock.workbook.workspace import Workspace

FILES_SHOWN = 6
WIDTH = 44
Counts = dict[str, list[int]]


def test_suite_board(
    sound_tests: Judgement, workspace: Workspace, request: pytest.FixtureRequest
) -> None:
    """What your suite costs, and what it notices"""
    noticed = [failures(outcome) for outcome in sound_tests.mutants.values()]
    counts = _counts(workspace, sum(map(bool, noticed)), len(noticed))
    lines = [*_costs(sound_tests.own), *_notices(counts, workspace)]
    request.node.user_properties += [("note", line) for line in lines]


def _costs(own: Outcome) -> list[str]:
    """The seconds of all tests, and those of each file, the slowest first."""
    seconds = defaultdict[str, list[float]](list)
    for test in own.facts["tests"]:
        seconds[test["id"].partition("::")[0]].append(test["seconds"])
    slowest = sorted(seconds, key=lambda file: -sum(seconds[file]))
    shown = {file: seconds[file] for file in slowest[:FILES_SHOWN]}
    lines = [f"  {_cost(took)}: {cut(file, WIDTH)}" for file, took in shown.items()]
    more = len(slowest) - len(shown)
    lines += [f"  and {more} more file{'s' * (more != 1)}"] if more else []
    return [_cost([one for took in seconds.values() for one in took]), *lines]


def _cost(took: list[float]) -> str:
    return f"{len(took)} test{'s' * (len(took) != 1)} in {sum(took):.1f} s"


def _counts(workspace: Workspace, noticed: int, met: int) -> Counts:
    """What was noticed and met, by stage; kept for the checks of later stages."""
    stage = workspace.stage
    path = stage.house.root / ".drydock" / "suite" / f"{stage.kata}.json"
    counts = _read(path) | {stage.label: [noticed, met]}
    if workspace.is_own:
        with suppress(OSError):
            write_whole(path, json.dumps(counts))
    return counts


def _read(path: Path) -> Counts:
    try:
        read = json.loads(path.read_text("utf-8")).items()
        return {str(label): [int(one) for one in counts] for label, counts in read}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _notices(counts: Counts, workspace: Workspace) -> list[str]:
    here = workspace.stage.label
    return ["Of what is wrong, it notices:"] + [
        f"  stage {label}: {noticed} of {met}"
        f"{'' if label == here else ', when its check last ran'}"
        for label, (noticed, met) in sorted(counts.items(), reverse=True)
        if label <= here
    ]


SUITE_BOARD = Parts(test_suite_board)
"""The part of a check that shows what the participant's suite costs, in seconds a file, and
how many of the wrong versions of this stage and of earlier ones it notices. A check takes it
over with `test_suite_board = SUITE_BOARD`, at its end.

costs: nothing: it waits for what `YOUR_TESTS` or `MODEL_TESTS` waits for.
fails: never: it is a note. WAITING, where the tests do not pass on their own code.
"""
