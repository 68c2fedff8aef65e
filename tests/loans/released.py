"""The model that a participant's training leaves, and their tests beside it.

Taken with `drydock.workbook.loading.load`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from drydock.judging.model_checks import Placed, file_left_by
from drydock.judging.own_test_judgement import Bench
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.variants import Variant
from drydock.sandbox.job import Job
from drydock.sandbox.runner import Program

TRAINING = "training.py"
PLACE = "artifacts/model.joblib"
SPLIT = "held_out.csv"
FIT = "sklearn.base:BaseEstimator.fit"


def left_by_training(bench: Bench, look: Path, *also: str) -> PendingAnswer:
    """`training.py` at work as a script, and what `look` sees afterwards, also of other
    modules of the work."""
    program = Program(TRAINING, "look", "script", look, also=also)
    return file_left_by(bench, program, PLACE)


def model_left(training: PendingAnswer) -> bytes | None:
    """The saved model; None where training stopped, or has left none."""
    outcome = training.wait()
    found: bytes | None = None if outcome.stop else outcome.facts["left"]
    return found


def own_tests_beside_it(bench: Bench, training: PendingAnswer, look: Path) -> Job:
    """The participant's tests at work, beside the model that their own training leaves."""
    left = model_left(training)
    stage = bench.workspace.stage
    placed = [] if left is None else [Placed(stage, look, PLACE, left)]
    return bench.on_own(*placed, watch=[FIT])


@dataclass(frozen=True)
class OtherLoans(Placed):
    """The participant's own model, and a file that names other loans as held out; where it
    is about a group, a test that fails must name that."""

    thing: ClassVar = "set of loans"

    group: str = ""
    split: bytes = field(default=b"", repr=False)

    @property
    def content(self) -> bytes:
        return super().content + self.split

    @property
    def faults(self) -> list[list[str]]:
        return [[self.group]] if self.group else []

    def put_into(self, exercise: Path) -> None:
        super().put_into(exercise)
        (exercise / SPLIT).write_bytes(self.split)


def on_other_loans(
    bench: Bench,
    training: PendingAnswer,
    made_by: Path,
    rows: Mapping[str, Collection[int]],
    asked_with: Sequence[str],
) -> Mapping[Variant, PendingAnswer]:
    """The participant's tests at work where the file names other loans; where there is no
    model, on none.

    rows: by the group that a failing test must name, "" for none, the loans held out.
    made_by: the module that has chosen them. asked_with: as `trial_on_models` has it.
    """
    left = model_left(training)
    if left is None:
        return {}
    own = bench.of_own_code

    def other(group: str, found: Collection[int]) -> Variant:
        split = "\n".join(["row", *map(str, found), ""]).encode()
        how = tuple(asked_with)
        return OtherLoans(
            own.workspace.stage, made_by, PLACE, left, how, group=group, split=split
        )

    return own.on_wrong([other(*one) for one in rows.items()])
