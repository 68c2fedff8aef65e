"""A participant's tests are judged by services: right ones, and wrong ones."""

from __future__ import annotations

import asyncio
import json
from contextlib import ExitStack
from typing import Any

import pytest
import toy

from drydock.errors import CheckFailed
from drydock.judging.model_checks import Placed
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.judging.service_checks import SERVICE_TESTS, trial_on_services
from drydock.sandbox.changed_service import change
from drydock.sandbox.crew import Crew
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

SERVICE = """
import json
from pathlib import Path

class Service:
    async def __call__(self, scope, receive, send):
        asked = json.loads((await receive())["body"])
        if asked == "break":
            raise ValueError(asked)
        factor = int((Path(__file__).parent / "factor.txt").read_text("utf-8"))
        body = json.dumps({"double": factor * asked, "of": asked}).encode()
        headers = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

app = Service()
"""
CALLER = """
import asyncio
import json
import app

def ask(number):
    async def receive():
        return {"type": "http.request", "body": json.dumps(number).encode()}

    async def send(part):
        got.update(part)

    got = {}
    scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    asyncio.run(app.app(scope, receive, send))
    assert int(dict(got["headers"])[b"content-length"]) == len(got["body"])
    return json.loads(got["body"])

"""
WHOLE = CALLER + """def test_client():
    assert [ask(3), ask(4)] == [{"double": 6, "of": 3}, {"double": 8, "of": 4}]
"""
ANSWER = '''"""{0}."""


async def answer(ask, request):
    reply = await ask(request)
    reply.json = {1}
    return reply
'''
OF_STAGE = {
    "beside.py": '"""It is doubled."""\n',
    "right_services/turned.py": ANSWER.format(
        "In another order", "dict(reversed(reply.json.items()))"
    ),
    "right_services/with_blanks.py": ANSWER.format("With blanks", "reply.json"),
    "wrong_services/lost.py": ANSWER.format(
        "A field was lost", '{"double": reply.json["double"]}'
    ),
    "wrong_services/text.py": ANSWER.format(
        "A number was text", '{**reply.json, "of": str(request.json)}'
    ),
}


@pytest.fixture(name="house")
def _house(house: House) -> House:
    toy.write(house.stage("1").tests, OF_STAGE)
    toy.write(house.exercise("toy"), {"app.py": SERVICE})
    return house


def _judge(house: House, tests: str) -> tuple[Judgement, list[str]]:
    """The judgement, and what its three parts tell."""
    files = {"tests/test_app.py": tests, "tests/test_other.py": "def test_it(): pass\n"}
    toy.write(house.exercise("toy"), files)
    work = Workspace(house.stage("1"), house.exercise("toy"))
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(work, crew, stack, 30)
        path = house.stage("1").tests / "beside.py"
        beside = Placed(work.stage, path, "factor.txt", b"2", ("client",))
        trial = trial_on_services(bench, "app.app", [beside])
        judgement = trial.judgement(bench.on_own(beside))
        told = []
        for part in SERVICE_TESTS.functions:
            try:
                part(*(judgement, work)[: part.__code__.co_argcount])
                told.append("")
            except CheckFailed as error:
                told.append(f"{error.expected}: {error.found}")
        said = [t for one in judgement.mutants.values() for t in one.facts["tests"]]
        assert {one["id"].partition("::")[0] for one in said} == {"tests/test_app.py"}
        return judgement, told


def test_whole_answers_pass_and_notice_what_is_lost(house: House) -> None:
    judgement, told = _judge(house, WHOLE)
    assert told == ["", "", ""]
    assert len(judgement.correct) == 3 and len(judgement.mutants) == 2
    assert all(map(failures, judgement.mutants.values()))


def test_what_slips_through_is_told_as_a_service(house: House) -> None:
    part = CALLER + 'def test_client():\n    assert ask(3)["double"] == 6\n'
    assert _judge(house, part)[1] == [
        "",
        "",
        "your tests notice each of 2 wrong services: 2 not noticed. A field was lost."
        " A number was text.",
    ]


def test_who_insists_on_an_order_is_told_so(house: House) -> None:
    order = CALLER + 'def test_client():\n    assert next(iter(ask(3))) == "double"\n'
    _, told = _judge(house, order)
    assert "on a right service (In another order), tests/test_app.py::test" in told[1]


def test_tests_that_name_its_paths_and_statuses_meet_a_wrong_service_first(
    house: House,
) -> None:
    text = ANSWER.format("Of 200", '{**reply.json, "of": str(request.json)}')
    only = "    if reply.status == 200 and request.path != '':\n        "
    toy.write(
        house.stage("1").tests,
        {
            "wrong_services/text.py": text.replace(
                "    reply.json =", f"{only}reply.json ="
            )
        },
    )
    of_200 = (
        "def test_200():\n    assert (200, ask(3)) == (200, {'double': 6, 'of': 3})\n"
    )
    judgement, _ = _judge(house, f"{WHOLE}{of_200}")
    first = {one.path.stem: failures(said) for one, said in judgement.mutants.items()}
    assert [test["id"].rpartition("::")[2] for test in first["text"]] == ["test_200"]
    assert [test["id"].rpartition("::")[2] for test in first["lost"]] == ["test_client"]


# What stands around a service


def _ask(service: Any, asked: str) -> list[dict[str, Any]]:
    parts = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": asked.encode()}

    async def send(part: dict[str, Any]) -> None:
        parts.append(part)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    try:
        asyncio.run(service(scope, receive, send))
    except ValueError as error:
        parts.append({"raised": str(error)})
    return parts


TWICE = ANSWER.format("", '{"said": reply.json or reply.status, "asked": request.json}')


async def _plain(scope: Any, receive: Any, send: Any) -> None:
    """A service without a class."""
    assert scope["type"] == "http"
    await send({"type": "http.response.start", "status": 201, "headers": []})
    await send({"type": "http.response.body", "body": (await receive())["body"]})


def test_a_service_may_be_a_function() -> None:
    names: dict[str, Any] = {"app": _plain}
    change(names, "app", TWICE)
    assert json.loads(_ask(names["app"], "7")[-1]["body"]) == {"said": 7, "asked": 7}
    change(names, "none", TWICE)  # a module without a service stays as it is


def test_one_that_is_made_later_is_changed_as_well_and_several_changes_add_up() -> None:
    names: dict[str, Any] = {}
    exec(SERVICE, names)  # pylint: disable=exec-used
    for _ in range(2):
        change(names, "app", ANSWER.format("", '[reply.json, "more"]'))
    parts = _ask(names["Service"](), '"break"')
    assert [part.get("status", part.get("raised")) for part in parts] == [
        200,
        None,
        "break",
    ]
    assert json.loads(parts[1]["body"]) == [[None, "more"], "more"]
