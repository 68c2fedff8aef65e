"""Files that a check judges by reading them: wrong ones are told as meant, right ones pass.

They lie beside the check, in `wrong_files/` and `right_files/`, and are taken like turns.
A stage that has such files has `rules.py`, with `told(folder)`: what its rules tell of a
folder of work. No check runs for them, so that they cost next to nothing.
"""

from __future__ import annotations

import pytest
from by_commit import a_share_of

from drydock.judging.turns import Turn, turns
from drydock.workbook.house import HERE, Stage
from drydock.workbook.loading import load

STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if (stage.tests / "wrong_files").is_dir()
]


def _told(turn: Turn) -> list[str]:
    rules = load(turn.stage.tests / "rules.py")
    with turn.taken() as folder:
        return [str(one) for one in rules.told(folder)]


@pytest.mark.parametrize("stage", a_share_of(STAGES, 2), ids=str)
def test_each_wrong_file_is_told_as_meant(stage: Stage) -> None:
    found = turns(stage, "wrong_files")
    assert len(found) >= 10
    for turn in found:
        told = _told(turn)
        assert told, f"{turn}: no rule tells of it"
        assert len(told) <= 2, f"{turn}: too much is told:\n" + "\n".join(told)
        silent = [one for one in turn.tells if one not in told[0]]
        assert not silent, f"{turn}: {silent} is missing in\n{told[0]}"


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_right_files_pass(stage: Stage) -> None:
    found = turns(stage, "right_files")
    assert len(found) >= 3
    for turn in found:
        assert not _told(turn), f"{turn}:\n" + "\n".join(_told(turn))
