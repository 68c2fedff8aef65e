"""A participant's tests are judged by servers: right ones, and wrong ones."""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest
import toy

from drydock.errors import CheckFailed, NotYet, WorkbookBroken
from drydock.judging.model_checks import Placed
from drydock.judging.own_test_answers import require_caught, why_not
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.judging.server_checks import SERVER_TESTS, Served, Servers
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Outcome, Stop
from drydock.sandbox.warm import client
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

FILE = "tests/test_deployed.py"
PLAIN = '''"""{0}."""

def make(factor):
    def answer(environ, start_response):
        asked = environ["PATH_INFO"].rpartition("/")[2]
        start_response({1!r}, [("Content-Type", "text/plain")])
        return [str({2}).encode()]
    return answer
'''
OF_STAGE = {
    "given.py": "def give(data, work):\n    return [int((work / 'factor').read_text())]\n",
    "right_servers/is_plain.py": PLAIN.format(
        "It is plain", "200 OK", "factor * int(asked)"
    ),
    "right_servers/is_quick.py": '''"""It is of the other kind."""

class Service:
    def __init__(self, factor):
        self.factor = factor

    async def __call__(self, scope, receive, send):
        assert scope["type"] == "http"  # it has no lifespan
        number = int(scope["path"].rpartition("/")[2])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"%d" % (self.factor * number)})


def make(factor):
    return Service(factor)
''',
    "wrong_servers/is_always_six.py": PLAIN.format("Always six", "200 OK", "6"),
    "wrong_servers/is_gone.py": PLAIN.format("It is gone", "404 Not Found", "''"),
}
SERVICE = """
import json
from contextlib import asynccontextmanager

from fastapi import FastAPI, Response

@asynccontextmanager
async def lifespan(app):
    app.state.factor = int(open("factor").read())
    yield

app = FastAPI(lifespan=lifespan)

@app.get("/twice/{number}")
def twice(number: int):
    return Response(str(app.state.factor * number))
"""
ASKING = """
import os
from urllib.request import urlopen

import pytest

URL = os.environ.get("TOY_URL")
pytestmark = pytest.mark.skipif(not URL, reason="set TOY_URL")

def ask(path):
    with urlopen(URL + path, timeout=30) as answer:
        return answer.read()

"""
GOOD = ASKING + """
@pytest.mark.parametrize("number", [3, 4])
def test_it(number):
    assert ask(f"/twice/{number}") == b"%d" % (2 * number)
"""


@pytest.fixture(name="house")
def _house(house: House) -> House:
    toy.write(house.stage("1").tests, OF_STAGE)
    files = {"service.py": SERVICE, "tests/test_others.py": "assert False, 'run'\n"}
    toy.write(house.exercise("toy"), files)
    return house


def _judge(house: House, tests: str) -> tuple[Judgement, list[str]]:
    """The judgement, and what its three parts tell."""
    toy.write(house.exercise("toy"), {FILE: tests})
    work = Workspace(house.stage("1"), house.exercise("toy"))
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(work, crew, stack, 60, (FILE,))
        beside = Placed(work.stage, work.file(FILE), "factor", b"2")
        servers = Servers(bench, "TOY_URL", beside)
        judgement = servers.trial().judgement(servers.on_own("service.app"))
        told = []
        for part in SERVER_TESTS.functions:
            fixtures = {"servers": servers, "workspace": work}
            names = part.__code__.co_varnames[: part.__code__.co_argcount]
            try:
                part(*(fixtures.get(name, judgement) for name in names))
                told.append("")
            except CheckFailed as error:
                told.append(error.found)
            except NotYet:
                told.append("it waits")
        return judgement, told


@pytest.mark.parametrize("can_fork", sorted({client.CAN_FORK, False}))
def test_good_tests_meet_each_server_at_a_port_of_its_own(
    house: House, can_fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "CAN_FORK", can_fork)
    judgement, told = _judge(house, GOOD)
    assert told == ["", "", ""]
    asked = [["GET", "/twice/3"], ["GET", "/twice/4"]]
    for outcome in (judgement.own, *judgement.correct.values()):
        requests = outcome.facts["requests"]
        assert [one[:2] for one in requests] == asked
        assert all(0 < seconds < 30 for *_, seconds in requests)


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        (
            ASKING + "def test_it():\n    assert ask('/twice/3') == b'6'\n",
            ["", "", "1 not noticed. Always six."],
        ),
        (
            GOOD + "\ndef test_kind():\n    with urlopen(URL + '/twice/3') as answer:\n"
            "        assert answer.headers['Server'] == 'uvicorn'\n",
            [
                "",
                "on a right server (It is plain), tests/test_deployed.py::test_kind",
                "it waits",
            ],
        ),
    ],
    ids=["kind", "strict"],
)
def test_what_tests_of_a_server_lack_is_told(
    house: House, tests: str, told: list[str]
) -> None:
    _, found = _judge(house, tests)
    for said, expected in zip(found, told):
        assert said.startswith(expected) and bool(said) == bool(expected), found


def test_a_service_that_does_not_start_is_told(house: House) -> None:
    lazy = SERVICE.replace('open("factor")', 'open("factory")')
    for text, found in [
        (
            "import nothing_such\n",
            "ModuleNotFoundError: No module named 'nothing_such'",
        ),
        (
            "application = 1\n",
            "AttributeError: module 'service' has no attribute 'app'",
        ),
        (lazy, "FileNotFoundError: [Errno 2] No such file or directory: 'factory'"),
    ]:
        toy.write(house.exercise("toy"), {"service.py": text})
        with pytest.raises(CheckFailed) as raised:
            _own(house, GOOD)
        assert raised.value.expected == "your service starts: app in service.py"
        assert found in raised.value.found
        assert raised.value.remedy.endswith(
            "uvicorn service:app --app-dir exercises/toy"
        )


def _own(house: House, tests: str, *, served: bool = True) -> Outcome:
    """What tests say of the participant's service, or where there is no server."""
    toy.write(house.exercise("toy"), {FILE: tests})
    work = Workspace(house.stage("1"), house.exercise("toy"))
    with Crew() as crew, ExitStack() as stack:
        beside = Placed(work.stage, work.file(FILE), "factor", b"2")
        servers = Servers(Bench(work, crew, stack, 60, (FILE,)), "TOY_URL", beside)
        return (servers.on_own("service.app") if served else servers.on_none()).wait()


def test_without_a_server_the_variable_is_not_set(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOY_URL", "http://127.0.0.1:9")
    outcome = _own(house, GOOD, served=False)
    assert [
        (one["outcome"], "set TOY_URL" in one["text"]) for one in outcome.facts["tests"]
    ] == [("skipped", True)] * 2


def test_a_file_that_makes_no_server_is_the_authors_fault(house: House) -> None:
    wrong = house.stage("1").tests / "wrong_servers/is_gone.py"
    wrong.write_text("def make(factor):\n    return factor / 0\n", "utf-8")
    with pytest.raises(WorkbookBroken) as raised:
        _judge(house, GOOD)
    assert "is_gone.py: ZeroDivisionError" in raised.value.found


def test_tests_without_an_end_are_told_to_give_each_request_a_limit(
    house: House,
) -> None:
    stage = house.stage("1")
    path = stage.tests / "wrong_servers/is_gone.py"
    hangs = {Served(stage, path, "", b""): Outcome(Stop("too slow", None, "2 seconds"))}
    with pytest.raises(CheckFailed) as raised:
        require_caught({**hangs})
    assert (
        raised.value.expected == "your tests end soon, also where the server is wrong"
    )
    assert "with a wrong server (is gone) they still ran" in raised.value.found
    assert "timeout=1" in raised.value.remedy


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system for forks")
def test_what_the_tests_fork_does_not_hold_the_port(house: House) -> None:
    fork = ASKING + (
        "def test_it():\n"
        "    import psutil\n"
        "    if not (pid := os.fork()):\n"
        "        held = [c.status for c in psutil.Process().net_connections()]\n"
        "        os._exit(held.count('LISTEN'))\n"
        "    assert os.waitpid(pid, 0)[1] == 0\n"
        "    assert ask('/twice/3') == b'6'\n"
    )
    assert not why_not(_own(house, fork))
