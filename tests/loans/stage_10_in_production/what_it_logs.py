"""Starts the participant's service, asks it as callers do, and reads what it has logged."""

from __future__ import annotations

import json
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
from fastapi.testclient import TestClient

from drydock.sandbox.own_frames import headline, with_known_paths
from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")
asked_service = load(Path(__file__).parents[1] / "asked_service.py")
Wrong, says, started = asked_service.Wrong, asked_service.says, asked_service.started
said, unserved = asked_service.said, asked_service.unserved
PLACE = "artifacts/model.joblib"
VARIABLE = "LOANS_LOG"
CLOSE = 1e-6
ANSWER = {"probability_of_default", "decision"}
FIELDS = (
    "time",
    "request_id",
    "version",
    "applicant",
    "probability_of_default",
    "decision",
)
# What requests bring along besides the twenty fields. None of it is a word of anything else.
NAME, IBAN, ADDRESS = "Quixotina", "QX0098765", "203.0.113.77"
BESIDE: dict[str, Any] = {
    "params": {"for": NAME},
    "headers": {
        "x-request-id": f"{NAME}-1",
        "x-customer": NAME,
        "authorization": f"Bearer {IBAN}",
        "user-agent": f"{NAME}/1.0",
        "x-forwarded-for": ADDRESS,
        "cookie": f"name={NAME}",
    },
}
REFUSED: list[dict[str, Any]] = [
    {"name": NAME},
    {"purpose": f"for {NAME}"},
    {"iban": IBAN, "duration": 12},
    {"age": 987_654},
]
TOLD = [NAME, IBAN, ADDRESS, "987654"]


def look(_names: dict[str, Any]) -> dict[str, Any]:
    """What is wrong, by what has been looked at; empty where nothing is."""
    return Logged(Path.cwd()).told()


class Logged:
    """The service in a folder, and the log that it leaves."""

    def __init__(self, work: Path) -> None:
        self.work, self.log = work, work.parents[1] / "requests.jsonl"
        _, held_out = models.parts(work.parents[1] / "data" / "loans")
        people = held_out.drop(columns=models.TARGET).head(4)
        self.requests = json.loads(people.to_json(orient="records"))
        self.asked = [*self.requests, self.requests[0]]  # the first one asks again
        self.ids: list[str | None] = []
        self.answers: list[Any] = []

    def told(self) -> dict[str, Any]:
        """Each thing looked at, in this order."""
        os.environ[VARIABLE] = str(self.log)
        with started(self.work, client=(ADDRESS, 50_000)) as client:
            if client is None:
                return {"lacks": "app"}
            self.answers = [self.posted(client, one) for one in self.asked]
            if lines := unserved(self.answers[0]):
                return {"unserved": lines}
            before = self.text
            refused = [
                client.post("/predict", json={**self.requests[0], **change}, **BESIDE)
                for change in REFUSED
            ]
            client.post("/predict", content=f'{{"name": "{NAME}', **BESIDE)
        self.ids = [one.headers.get("x-request-id") for one in self.answers]
        found = {"answers": says(self.answered)}
        found["lines"] = found["answers"] or says(self.lines)
        found["empty"] = "" if '"applicant"' in self.text else "nothing is logged"
        found["scores"] = "" if found["lines"] else says(self.scores)
        found["refused"] = says(self.nothing_refused, refused, before)
        found["personal"] = says(self.nothing_personal)
        found["again"] = "" if found["lines"] else says(self.again)
        found["failing"] = says(self.failing)
        found["unset"] = says(self.unset)
        return found

    @staticmethod
    def posted(client: TestClient, request: dict[str, Any]) -> Any:
        return client.post("/predict", json=request, **BESIDE)

    @property
    def text(self) -> str:
        return self.log.read_text("utf-8", "replace") if self.log.is_file() else ""

    @property
    def logged(self) -> list[dict[str, Any]]:
        """The lines that have an applicant; any other line may be what it likes."""
        found = []
        for number, line in enumerate(self.text.splitlines(), 1):
            try:
                one = json.loads(line)
            except ValueError as error:
                raise Wrong(
                    f"line {number} of the log is no JSON: {headline(line)}"
                ) from error
            if isinstance(one, dict) and "applicant" in one:
                found.append(one)
        return found

    def answered(self) -> None:
        """The service answers as before."""
        for one in self.answers:
            if one.status_code != 200 or set(one.json()) != ANSWER:
                raise Wrong(f"a good request is answered {said(one)}")

    def lines(self) -> None:
        """There is one line for each answer, with all that it needs."""
        if not self.log.is_file():
            raise Wrong("there is no such file after five answers")
        lines = self.logged
        if len(lines) != len(self.asked):
            raise Wrong(
                f"after {len(self.asked)} answers there are {len(lines)} lines with an"
                " applicant"
            )
        digits = sha256((self.work / PLACE).read_bytes()).hexdigest()[:12]
        for request, answer, line in zip(self.asked, self.answers, lines):
            if missing := [one for one in FIELDS if one not in line]:
                raise Wrong(f"a line has no {missing[0]}: {headline(json.dumps(line))}")
            expected = {**answer.json(), "version": digits, "applicant": request}
            for name, value in expected.items():
                if not same(line[name], value):
                    raise Wrong(
                        f"{name} is {line[name]!r} in a line, where it was {value!r}"
                    )
            require_time(line["time"])
        self.require_ids([line["request_id"] for line in lines])

    def require_ids(self, logged: list[Any]) -> None:
        """Each line has an id of its own, and the caller was told it."""
        if len(set(map(str, logged))) < len(logged):
            raise Wrong(f"two lines have the same request_id, {logged[-1]!r}")
        for told, one in zip(self.ids, logged):
            if told is None:
                raise Wrong("an answer has no header X-Request-ID")
            if told != str(one):
                raise Wrong(
                    f"the header X-Request-ID says {told!r}, and the line {one!r}"
                )

    def scores(self) -> None:
        """What is logged is enough to get the same probabilities again."""
        lines, model = self.logged, joblib.load(self.work / PLACE)
        table = pd.DataFrame([line["applicant"] for line in lines])
        chances = model.predict_proba(table)[:, list(model.classes_).index(models.BAD)]
        for line, chance in zip(lines, chances):
            if abs(line["probability_of_default"] - chance) > CLOSE:
                raise Wrong(
                    f"scored again, a line gives {chance:.6f}, and it says"
                    f" {line['probability_of_default']}"
                )

    def nothing_refused(self, refused: list[Any], before: str) -> None:
        """A request that is refused leaves nothing of what it sent."""
        for change, reply in zip(REFUSED, refused):
            if reply.status_code != 422:
                raise Wrong(
                    f"POST /predict with {json.dumps(change)} is answered {said(reply)}"
                )
        more = self.text.removeprefix(before)
        for word in TOLD:
            if word in more:
                raise Wrong(f"after a refused request, {self.line_with(word)}")
        if any("applicant" in line for line in more.splitlines()):
            raise Wrong(
                "after a refused request, the log has a line with an applicant more"
            )

    def nothing_personal(self) -> None:
        """Nothing that a request brings along is in the log."""
        for word in TOLD:
            if word in self.text:
                raise Wrong(self.line_with(word))

    def line_with(self, word: str) -> str:
        line = next(one for one in self.text.splitlines() if word in one)
        at = line.index(word)
        return f"the log has: ...{line[max(0, at - 60) : at + len(word) + 10]}..."

    def again(self) -> None:
        """Started anew, the service goes on where the log ends."""
        before = self.text
        with started(self.work, client=(ADDRESS, 50_000)) as client:
            assert client
            self.posted(client, self.requests[1])
        if not self.text.startswith(before) or not before:
            raise Wrong("after another start, what was logged before is gone")
        if len(self.logged) != len(self.asked) + 1:
            raise Wrong(
                f"after another start and an answer more, there are {len(self.logged)} lines"
                f" with an applicant, and not {len(self.asked) + 1}"
            )

    def failing(self) -> None:
        """Where nothing can be logged, the answers stay."""
        folder = self.log.with_name("no_file")
        folder.mkdir()
        os.environ[VARIABLE] = str(folder)
        self._same_answer("LOANS_LOG names a folder")

    def unset(self) -> None:
        """Without a log, the answers stay."""
        del os.environ[VARIABLE]
        self._same_answer("LOANS_LOG is not set")

    def _same_answer(self, where: str) -> None:
        try:
            with started(self.work, client=(ADDRESS, 50_000)) as client:
                assert client
                reply = self.posted(client, self.requests[0])
        except Exception as error:
            raise Wrong(
                f"where {where}, it does not start: {type(error).__name__}:"
                f" {headline(with_known_paths(str(error), str(self.work)))}"
            ) from error
        if reply.status_code != 200 or reply.json() != self.answers[0].json():
            raise Wrong(f"where {where}, a good request is answered {said(reply)}")


def same(found: Any, expected: Any) -> bool:
    """Whether a value is as it was, but for rounding."""
    if isinstance(expected, float) and isinstance(found, float):
        return abs(found - expected) <= CLOSE
    return bool(found == expected)


def require_time(told: Any) -> None:
    """Requires a time as ISO 8601 has it, from which one can tell when that was."""
    try:
        when = datetime.fromisoformat(told)
    except (TypeError, ValueError):
        raise Wrong(f"the time is {told!r}, which is none of ISO 8601") from None
    if when.tzinfo is None:
        raise Wrong(f"the time {told!r} does not say in which zone it is")
