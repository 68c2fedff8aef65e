"""The parts of a check that judge a participant's tests by services.

A file in `wrong_services/` or `right_services/` beside the check has a docstring, which says
in a sentence what slipped through, or how a right service differs, and `async def
answer(ask, request)`, which answers for the participant's own service and may ask it (see
`sandbox.changed_service`). So a wrong service is their own, with one thing wrong about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import ClassVar

from drydock.judging.model_checks import Placed
from drydock.judging.own_test_checks import (
    test_your_tests_accept_other_right_code,
    test_your_tests_notice_wrong_code,
    test_your_tests_pass_on_your_code,
)
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.parts import Parts
from drydock.sandbox import changed_service
from drydock.workbook.workspace import Workspace

WRONG, RIGHT = "wrong_services", "right_services"
ASKED = re.compile(r'(?<=")/[\w/]+(?=")|\b[2-5]\d\d\b')  # the paths, and the statuses
CHANGE = """

__import__({module!r}, fromlist=["change"]).change(globals(), {name!r}, {source!r})
"""


@dataclass(frozen=True)
class Service(Placed):
    """The participant's own service, around which something else answers, and a file that it
    needs, such as a model.

    service: where it stands in the work, such as "app.app".
    """

    thing: ClassVar = "service"
    right: ClassVar = "a right service"
    wrong: ClassVar = "a wrong service"
    advice: ClassVar = (
        "assert what the lesson promises of an answer, and leave free what it leaves free"
    )

    service: str = ""

    @property
    def functions(self) -> frozenset[str]:
        return frozenset([self.path.stem])  # several can be put around one service

    @property
    def about(self) -> frozenset[str]:
        return frozenset(ASKED.findall(self.path.read_text("utf-8")))

    @property
    def content(self) -> bytes:
        return super().content + self.path.read_bytes()

    def put_into(self, exercise: Path) -> None:
        super().put_into(exercise)
        file, _, name = self.service.partition(".")
        source = self.path.read_text("utf-8")
        change = CHANGE.format(
            module=changed_service.__name__, name=name, source=source
        )
        with (exercise / f"{file}.py").open("a", encoding="utf-8") as module:
            module.write(change)


def services(kind: str, service: str, beside: Placed) -> list[Service]:
    """The services of a kind, RIGHT or WRONG, beside a file that each of them needs.

    service: where it stands in the work, such as "app.app".
    """
    placed = {one.name: getattr(beside, one.name) for one in fields(Placed)}
    paths = sorted((beside.stage.tests / kind).glob("*.py"))
    return [Service(**placed | {"path": path, "service": service}) for path in paths]


def trial_on_services(bench: Bench, service: str, beside: Sequence[Placed]) -> Trial:
    """The participant's tests and code at work on each right and wrong service of the stage.

    service: where it stands, such as "app.app". beside: what the tests meet as right by
    itself, such as `placed_models`; the services stand beside the first of them.

    costs: a job for each, begun and not waited for, of which those on wrong services end
    with the first failure.
    fails: never by itself.
    """
    own = bench.of_own_code
    first = replace(beside[0], stage=own.workspace.stage)
    right, wrong = (services(kind, service, first) for kind in (RIGHT, WRONG))
    return Trial(own, [*beside, *right], [*wrong])


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
