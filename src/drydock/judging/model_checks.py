"""The parts of a check that judge a participant's tests by models.

A file in `wrong_models/` or `right_models/` beside the check has a docstring, which says in
a sentence what slipped through, or how a right model differs, and `make`, which returns a
fitted model (see `sandbox.makers`). It is made once, kept, and put into the work at the place
from which the tests load theirs. `FAULT` or `FAULTS` in a wrong one says what the message of
a test that fails must name.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import ClassVar

from drydock import files, scratch
from drydock.errors import CheckFailed
from drydock.judging.asking_tests import leave_out_others
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_checks import (
    require_accepted,
    require_noticed,
    test_your_tests_accept_other_right_code,
    test_your_tests_pass_on_your_code,
)
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.parts import Parts
from drydock.judging.remembered_answers import PendingAnswer, ask_once
from drydock.judging.table_checks import makers, not_made
from drydock.judging.variants import RIGHT_MODELS as RIGHT
from drydock.judging.variants import WRONG_MODELS as WRONG
from drydock.judging.variants import Variant, variants
from drydock.sandbox import made_models
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.made_models import kept
from drydock.sandbox.needed_imports import INSTALLED
from drydock.sandbox.own_test_run import names_all
from drydock.sandbox.runner import Program, run_with
from drydock.sandbox.stop_messages import happened
from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace, digest, modules_in

NO_MODEL_ASKED = "write tests that load the saved model, and can fail: none fails here"
STALE_AFTER = 3600.0  # seconds; another check may be about to read it


@dataclass(frozen=True)
class Placed(Variant):
    """A variant that changes no module: it puts a file at a place in the work.

    made: what is in the file; `path` is what it was made by. asked_with: words in small
    letters, of which a test file has one whose tests ask the model; the others are left out,
    and those that are as they were `given`.
    """

    thing: ClassVar = "model"
    right: ClassVar = "a right model"
    wrong: ClassVar = "a wrong model"
    advice: ClassVar = (
        "ask of a model what the lesson asks, and not what yours happens to give"
    )

    place: str
    made: bytes = field(repr=False)
    asked_with: tuple[str, ...] = ()
    given: Path | None = None

    @property
    def functions(self) -> frozenset[str]:
        return frozenset()

    @property
    def other_functions(self) -> frozenset[str]:
        return frozenset()

    @property
    def imports(self) -> int:
        return 0

    @property
    def content(self) -> bytes:
        return self.place.encode() + self.made

    def put_into(self, exercise: Path) -> None:
        path = exercise / self.place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.made)
        if self.asked_with:
            leave_out_others(exercise, self.asked_with, self.given)


def trial_on_models(
    bench: Bench, place: str, reads: Sequence[str] = (), asked_with: Sequence[str] = ()
) -> Trial:
    """The participant's tests and code at work on each right and wrong model of the stage.

    place: where in the work the tests find a model. reads: files of the work by which
    models are made, such as that of a split: where one has changed, they are made anew.
    asked_with: words of which each test file has one that asks a model, such as "model":
    tests in other files meet none, nor do those that the stage before left as they are,
    which saves their time.

    costs: one job for all models that are not kept yet, waited for; then a job for each,
    begun and not waited for, of which those on wrong models end with the first failure; with
    a `FAULT`, with the first that names it.
    fails: BROKEN, where a file makes no model.
    """
    found = placed_models(bench, place, (RIGHT, WRONG), reads, asked_with)
    return Trial(bench.of_own_code, [*found[RIGHT]], [*found[WRONG]])


def placed_models(  # pylint: disable=too-many-arguments
    bench: Bench,
    place: str,
    kinds: Sequence[str],
    reads: Sequence[str] = (),
    asked_with: Sequence[str] = (),
    *,
    only: Collection[Path] | None = None,
) -> dict[str, list[Placed]]:
    """The models of some kinds, RIGHT for example, each as a variant that puts it into the
    participant's work; all else as `trial_on_models`. only: some of the files that make them.

    costs: one job for all that are not kept yet, waited for.
    fails: BROKEN, where a file makes no model.
    """
    stage = bench.workspace.stage
    own = bench.of_own_code.workspace.stage
    how = tuple(asked_with), stage.house.before(stage).solution
    makes = {
        kind: [v for v in variants(stage, kind) if only is None or v.path in only]
        for kind in kinds
    }
    made = _made(bench, [one for found in makes.values() for one in found], reads)
    return {
        kind: [Placed(own, one.path, place, made[one], *how) for one in found]
        for kind, found in makes.items()
    }


def _made(
    bench: Bench, found: list[Variant], reads: Sequence[str]
) -> dict[Variant, bytes]:
    """Each model as it is kept; what is not kept is made, and what is stale is removed."""
    with scratch.folder() as elsewhere:
        folder = _folder(bench.workspace.stage, Path(elsewhere))
        begin = _depends_on(bench.workspace, reads)
        places = {
            one: folder / sha256(begin + one.path.read_bytes()).hexdigest()
            for one in found
        }
        missing = {str(o.path): str(p) for o, p in places.items() if kept(p) is None}
        if missing:
            _make(bench, missing)
            _sweep(folder, but=places.values())
        made = {one: kept(path) for one, path in places.items()}
        if gone := [str(one.path) for one, content in made.items() if content is None]:
            raise not_made(bench.workspace.stage, f"{gone[0]}: its model is gone")
        return {one: content for one, content in made.items() if content is not None}


def _make(bench: Bench, missing: dict[str, str]) -> None:
    stage = bench.workspace.stage
    given = makers(stage, bench.workspace.folder)
    program = Program(
        "",
        "make_all",
        "nothing",
        seam=Path(made_models.__file__),
        settings={"makers": given, "models": missing},
    )
    outcome = run_with(bench.crew, bench.workspace, program, limit=bench.limit)
    if outcome.stop:
        raise not_made(stage, happened(outcome.stop))
    if "broken" in outcome.facts:
        raise not_made(stage, outcome.facts["broken"])


def _sweep(folder: Path, but: Collection[Path]) -> None:
    """Removes models that nobody has made or asked for in a while."""
    for stale in set(folder.iterdir()).difference(but):
        with suppress(OSError):
            if time.time() - stale.stat().st_mtime > STALE_AFTER:
                files.remove(stale)


def _folder(stage: Stage, elsewhere: Path) -> Path:
    """Where models of a stage are kept; elsewhere, if nothing can be written there."""
    folder = stage.house.root / ".drydock" / "models" / f"{stage.kata}-{stage.label}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):  # a fence refuses what permissions allow
            return folder
    return elsewhere


def _depends_on(workspace: Workspace, reads: Sequence[str]) -> bytes:
    """All that a model depends on but the file that makes it: Python, the packages, the
    data, the modules that the makers share, and what they read of the work."""
    stage = workspace.stage
    packages = sorted(
        one.name for path in set(INSTALLED) for one in Path(path).glob("*.dist-info")
    )
    shared = [*stage.tests.parent.glob("*.py"), stage.tests / "given.py"]
    texts = [path.read_bytes() for path in sorted(shared) if path.is_file()]
    texts += [
        path.read_bytes() for one in reads if (path := workspace.file(one)).is_file()
    ]
    told = [sys.version, platform.platform(), *packages]
    told += [digest(stage.house.root / "data" / stage.kata)]
    return "\n".join(told).encode() + b"".join(sha256(t).digest() for t in texts)


def file_left_by(bench: Bench, program: Program, name: str) -> PendingAnswer:
    """`program` at work on the participant's code; where it comes to its end, its facts
    have the file `name` that it has left: "left", as bytes, or None.

    costs: a copy of the work, and one job, begun and not waited for; none where only tests
    have changed since it was asked before, in `go watch`.
    fails: never by itself: the outcome says what stopped it.
    """
    work = bench.workspace
    code = {one.relative_to(work.folder).as_posix() for one in modules_in(work.folder)}
    python = {
        one.relative_to(work.folder).as_posix() for one in work.folder.rglob("*.py")
    }
    key = ("left", program, name, digest(work.folder, but=[name, *(python - code)]))

    def begin() -> _Leaving:
        tree = bench.stack.enter_context(work.scratch())
        (tree / name).unlink(missing_ok=True)
        request = program.request(work.stage, tree)
        return _Leaving(bench.crew.job(request, limit=bench.limit), tree / name)

    return ask_once(key, begin)


@dataclass(frozen=True)
class _Leaving:
    job: Job
    path: Path

    def wait(self) -> Outcome:
        outcome = self.job.wait()
        left = self.path.read_bytes() if self.path.is_file() else None
        return replace(outcome, facts=outcome.facts | {"left": left})


def test_your_tests_accept_right_models(sound_tests: Judgement) -> None:
    """Your tests accept every right model"""
    test_your_tests_accept_other_right_code(sound_tests)


def test_your_tests_notice_wrong_models(
    sound_tests: Judgement, workspace: Workspace
) -> None:
    """Your tests notice wrong models"""
    require_noticed(sound_tests, workspace, NO_MODEL_ASKED)
    for variant, outcome in sound_tests.mutants.items():
        failed = failures(outcome)
        if not any(names_all(test, variant.faults) for test in failed):
            named = " and ".join(words[0] for words in variant.faults)
            more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
            raise CheckFailed(
                expected=f"a test that fails names {named}",
                found=f"on {variant.wrong} ({variant.says.rstrip('.')}), none does:"
                f" {failed[0]['id']} fails{more}: {failed[0]['message']}",
                remedy="say it in the message of the assert, or in the test's name",
            )
    require_accepted(sound_tests)


MODEL_TESTS = Parts(
    test_your_tests_pass_on_your_code,
    test_your_tests_accept_right_models,
    test_your_tests_notice_wrong_models,
)
"""As `YOUR_TESTS`, where what the tests meet is models: they pass on the participant's own,
accept every right one, and notice each wrong one, by its name where it has a `FAULT`. The
fixture `judgement` of the check returns `trial_on_models(...).judgement(own_tests_job)`.

costs: as `YOUR_TESTS`.
fails: FAIL, with the docstrings of what was not noticed; with the test that refuses a right
model, and how that model differs; with what a test said that does not name the fault.
"""
