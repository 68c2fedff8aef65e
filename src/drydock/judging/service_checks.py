"""The parts of a check that judge a participant's tests by services.

A file in `wrong_services/` or `right_services/` beside the check has a docstring, which says
in a sentence what slipped through, or how a right service differs, and `async def
answer(ask, request)`, which answers for the participant's own service and may ask it (see
`sandbox.changed_service`). So a wrong service is their own, with one thing wrong about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from drydock.judging.asking_tests import leave_out_others
from drydock.judging.own_test_checks import (
    test_your_tests_accept_other_right_code,
    test_your_tests_notice_wrong_code,
    test_your_tests_pass_on_your_code,
)
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.parts import Parts
from drydock.judging.variants import Variant, against
from drydock.sandbox import changed_service
from drydock.workbook.workspace import Workspace

WRONG, RIGHT = "wrong_services", "right_services"
ASKED = re.compile(r'(?<=")/[\w/]+(?=")|\b[2-5]\d\d\b')  # the paths, and the statuses
CHANGE = """

__import__({module!r}, fromlist=["change"]).change(globals(), {name!r}, {source!r})
"""


@dataclass(frozen=True)
class Service(Variant):
    """The participant's own service, around which something else answers.

    file, name: the module that has it, and its name there. beside: what has to be there for
    it, such as a model. asked_with: as of `model_checks.trial_on_models`.
    """

    thing: ClassVar = "service"
    right: ClassVar = "a right service"
    wrong: ClassVar = "a wrong service"
    advice: ClassVar = (
        "assert what the lesson promises of an answer, and leave free what it leaves free"
    )

    file: str
    name: str
    beside: Variant
    asked_with: tuple[str, ...] = ()

    @property
    def functions(self) -> frozenset[str]:
        return frozenset([self.path.stem])  # several can be put around one service

    @property
    def about(self) -> frozenset[str]:
        return frozenset(ASKED.findall(self.path.read_text("utf-8")))

    @property
    def other_functions(self) -> frozenset[str]:
        return frozenset()

    @property
    def imports(self) -> int:
        return 0

    @property
    def content(self) -> bytes:
        return self.beside.content + self.path.read_bytes()

    def put_into(self, exercise: Path) -> None:
        self.beside.put_into(exercise)
        module = exercise / self.file
        source = self.path.read_text("utf-8")
        change = CHANGE.format(
            module=changed_service.__name__, name=self.name, source=source
        )
        with module.open("a", encoding="utf-8") as open_module:
            open_module.write(change)
        given = self.stage.house.before(self.stage).solution
        if self.asked_with:
            leave_out_others(exercise, self.asked_with, given)


def trial_on_services(
    bench: Bench,
    service: str,
    beside: Sequence[Variant],
    asked_with: Sequence[str] = (),
) -> Trial:
    """The participant's tests and code at work on each right and wrong service of the stage.

    service: where it stands, such as "app.app". beside: what the tests meet as right by
    itself, such as models; the services stand beside the first of them. asked_with: as of
    `model_checks.trial_on_models`.

    costs: a job for each, begun and not waited for, of which those on wrong services end
    with the first failure.
    fails: never by itself.
    """
    module, _, name = service.partition(".")
    stage = against(bench.workspace.stage, bench.workspace.folder)

    def services(kind: str) -> list[Variant]:
        how = f"{module}.py", name, beside[0], tuple(asked_with)
        paths = sorted((stage.tests / kind).glob("*.py"))
        return [Service(stage, path, *how) for path in paths]

    work = replace(bench.workspace, stage=stage)
    right = [*beside, *services(RIGHT)]
    return Trial(replace(bench, workspace=work), right, services(WRONG))


def test_your_tests_accept_right_services(sound_tests: Judgement) -> None:
    """Your tests accept every right service"""
    test_your_tests_accept_other_right_code(sound_tests)


def test_your_tests_notice_wrong_services(
    sound_tests: Judgement, workspace: Workspace
) -> None:
    """Your tests notice wrong services"""
    test_your_tests_notice_wrong_code(sound_tests, workspace)


SERVICE_TESTS = Parts(
    test_your_tests_pass_on_your_code,
    test_your_tests_accept_right_services,
    test_your_tests_notice_wrong_services,
)
"""As `YOUR_TESTS`, where what the tests meet is services: they pass on the participant's own,
accept every right one, and notice each wrong one. The fixture `judgement` of the check returns
`trial_on_services(...).judgement(own_tests_job)`.

costs: as `YOUR_TESTS`.
fails: as `YOUR_TESTS`.
"""
