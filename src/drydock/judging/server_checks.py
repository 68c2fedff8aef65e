"""The parts of a check that judge a participant's tests by servers.

A file in `wrong_servers/` or `right_servers/` beside the check has a docstring, which says in
a sentence what slipped through, or how a right server differs, and `make`, which is called
with what `give` of `given.py` returns (see `sandbox.makers`) and returns an application, of
ASGI or of WSGI. It is made and runs beside the tests, in their process, and ends with it
(see `sandbox.running_server`); the tests find its URL in a variable of the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from drydock.commands import PYTHON
from drydock.judging.model_checks import Placed
from drydock.judging.own_test_answers import require_pass
from drydock.judging.own_test_checks import (
    how_to_find_out,
    test_your_tests_accept_other_right_code,
    test_your_tests_notice_wrong_code,
)
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.parts import Parts
from drydock.judging.table_checks import makers
from drydock.judging.variants import variants
from drydock.sandbox.job import Job
from drydock.sandbox.needed_imports import installed_modules
from drydock.sandbox.running_server import LIBRARIES
from drydock.workbook.workspace import Workspace

WRONG, RIGHT = "wrong_servers", "right_servers"


@dataclass(frozen=True)
class Served(Placed):
    """A server that the tests are to ask, and a file in the work that it needs.

    variable: of the environment, where the tests find its URL. own: the participant's
    service, such as "app.app"; where it is empty, the file at `path` makes the server.
    """

    thing: ClassVar = "server"
    right: ClassVar = "a right server"
    wrong: ClassVar = "a wrong server"
    advice: ClassVar = (
        "ask of a server what the lesson promises, and leave free what it leaves free"
    )
    too_slow: ClassVar = (
        "give each request a time limit of its own, such as timeout=1, and wait for nobody"
    )

    variable: str = ""
    own: str = ""

    @property
    def content(self) -> bytes:
        return super().content + self.path.read_bytes()

    def request_in(self, exercise: Path) -> dict[str, Any]:
        server = {"variable": self.variable, "own": self.own, "path": str(self.path)}
        made = makers(self.stage, exercise)
        # What is imported late is imported within a request, whose seconds count.
        service = exercise / f"{self.own.partition('.')[0]}.py"
        begin = [service] if self.own else [self.path, Path(made["given"])]
        shared = self.stage.tests.parent.glob("*.py")
        needed = installed_modules([*begin, *shared], exercise)
        libraries = [*LIBRARIES, *needed]
        return {"libraries": libraries, "server": server | {"makers": made}}


@dataclass(frozen=True)
class Servers:
    """The servers of a stage, and the tests that ask them.

    bench: with `files` for these tests alone, and a `limit` that is their budget. variable:
    of the environment, where they find the URL. beside: a file that each server needs.
    """

    bench: Bench
    variable: str
    beside: Placed

    def on_own(self, service: str) -> Job:
        """The tests at work on the participant's service, such as "app.app". Of what it is
        asked, the outcome's facts have "requests": method, path and seconds of each.

        costs: a job, begun and not waited for.
        fails: FAIL, once it is waited for, where the service does not start.
        """
        return self.bench.on_own(self._served(self.beside.path, service))

    def on_none(self) -> Job:
        """The tests where no server runs, and the variable is not set.

        costs: a job, begun and not waited for.
        fails: never by itself.
        """
        return self.bench.on_own(self.beside)

    def trial(self) -> Trial:
        """The tests at work on each right and wrong server of the stage.

        costs: a job for each, begun and not waited for, of which those on wrong servers end
        with the first failure.
        fails: BROKEN, once it is waited for, where a file makes no server.
        """
        stage = self.bench.workspace.stage
        right, wrong = (
            [*map(self._served, (one.path for one in variants(stage, kind)))]
            for kind in (RIGHT, WRONG)
        )
        return Trial(self.bench.of_own_code, [*right], [*wrong])

    def _served(self, path: Path, own: str = "") -> Served:
        stage = self.bench.of_own_code.workspace.stage
        place, made = self.beside.place, self.beside.made
        return Served(stage, path, place, made, variable=self.variable, own=own)


def test_your_tests_pass_on_your_service(
    judgement: Judgement, servers: Servers, workspace: Workspace
) -> None:
    """Your tests pass on your own service"""
    files = " ".join(map(workspace.shown, servers.bench.files))
    require_pass(
        judgement.own,
        "there are tests of yours, and they pass on your own service",
        "your service",
        lambda: how_to_find_out(
            judgement.own,
            workspace,
            "start it, and run them in another terminal, in the top folder, with its"
            f" address in {servers.variable}: {PYTHON} -m pytest {files}",
        ),
    )


def test_your_tests_accept_right_servers(sound_tests: Judgement) -> None:
    """Your tests accept every right server"""
    test_your_tests_accept_other_right_code(sound_tests)


def test_your_tests_notice_wrong_servers(
    sound_tests: Judgement, workspace: Workspace
) -> None:
    """Your tests notice wrong servers"""
    test_your_tests_notice_wrong_code(sound_tests, workspace)


SERVER_TESTS = Parts(
    test_your_tests_pass_on_your_service,
    test_your_tests_accept_right_servers,
    test_your_tests_notice_wrong_servers,
)
"""As `YOUR_TESTS`, where what the tests meet is servers: they pass on the participant's own
service, accept every right server, and notice each wrong one. The fixture `servers` of the
check returns `Servers(...)`, and `judgement` `servers.trial().judgement(own_tests_job)`.

costs: as `YOUR_TESTS`.
fails: FAIL, with the docstrings of what was not noticed; with the test that refuses a right
server, and how that differs; where tests have no end on a wrong one.
"""
