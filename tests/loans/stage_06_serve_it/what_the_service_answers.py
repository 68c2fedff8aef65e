"""Starts the participant's service, with one model or another, and asks it what callers ask."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterator
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
CLOSE = 1e-6
EDGES = [
    {"duration": 4, "amount": 250, "age": 18, "people_liable": 1},
    {"duration": 72, "amount": 20_000, "age": 80, "people_liable": 2},
    {"purpose": "A47", "savings": "A61", "number_credits": 4},
]
BAD: list[dict[str, Any]] = [
    {"duration": "12"},
    {"purpose": "A4X"},
    {"name": "unknown here"},
    {"age": 17},
    {"amount": 20_001},
    {"age": None},
    {"amount": float("nan")},
    {"amount": float("inf")},
    {"age": True},
    {"duration": [12]},
    {"housing": {"code": "A152"}},
    {"purpose": 43},
    {"amount": -1, "housing": "own", "iban": "unknown here"},
]
NO_OBJECTS = ["", "duration=12", "[]", '"A11"', "NaN"]
NEW_CODE = "A4Z"
DICTIONARY = "data_dictionary.csv"
MODELS = "later"
HANDED_OUT = re.compile(
    r"Traceback|File \\?\"|line \d+, in |\.joblib|\.py\b|sesame|site-packages"
)


def look(_names: dict[str, Any]) -> dict[str, Any]:
    """What is wrong, by what has been asked; empty where nothing is."""
    return Asked(Path.cwd()).told()


class Asked:
    """The service in a folder, asked about some people."""

    def __init__(self, work: Path) -> None:
        self.work, self.place = work, work / PLACE
        _, held_out = models.parts(work.parents[1] / "data" / "loans")
        self.people = held_out.drop(columns=models.TARGET).head(6)
        self.requests = json.loads(self.people.to_json(orient="records"))
        self.first = self.place.read_bytes()

    def told(self) -> dict[str, Any]:
        """Each question asked, in this order. The first start has to succeed."""
        with started(self.work) as client:
            if client is None:
                return {"lacks": "app"}
            reply = client.post("/predict", json=self.requests[0])
            if lines := unserved(reply):
                return {"unserved": lines}
            found = {
                "silent": "" if reply.status_code == 200 else said(reply),
                "health": says(self.health, client),
                "answers": says(self.answers, client, self.first),
                "refusals": says(self.refusals, client),
                "once": says(self.once, client),
            }
        found["restart"] = says(self.restart)
        found["failing"] = says(self.failing)
        found["without"] = says(self.without)
        found["dictionary"] = says(self.dictionary)
        return found

    def health(self, client: TestClient) -> None:
        """It says that it can serve, and the version of the file."""
        expected = {"status": "ok", "version": version(self.place)}
        held("GET /health", client.get("/health"), 200, expected)

    def answers(self, client: TestClient, model: bytes) -> None:
        """Each answer is that of the model, and nothing else."""
        edges = [{**self.requests[0], **edge} for edge in EDGES]
        self.place.write_bytes(model)
        asked = [*self.requests, *edges]
        for request, expected in zip(asked, expected_of(self.place, asked)):
            reply = client.post("/predict", json=request)
            changed = next((e for e in EDGES if {**request, **e} == request), None)
            who = f"POST /predict {'with ' + shown(changed) if changed else ''}".strip()
            told = of_json(reply) if reply.status_code == 200 else None
            same = isinstance(told, dict) and set(told) == set(expected)
            chance = told["probability_of_default"] if told and same else None
            if isinstance(chance, float) and same and told:
                near = abs(chance - expected["probability_of_default"]) <= CLOSE
                if near and told["decision"] == expected["decision"]:
                    continue
            held(who, reply, 200, expected)

    def refusals(self, client: TestClient) -> None:
        """What the contract refuses is refused, and each field at fault is named."""
        good = self.requests[0]
        asked = [({**good, **change}, set(change), shown(change)) for change in BAD]
        short = {name: value for name, value in good.items() if name != "duration"}
        asked[:0] = [
            (short, {"duration"}, "without duration"),
            ({}, set(good), "{}"),
        ]
        for request, fields, what in asked:
            reply = posted(client, json.dumps(request))
            refused(reply, what)
            told = named(reply)
            if missing := [one for one in {**good, **request} if one in fields - told]:
                raise Wrong(
                    f"to POST /predict {what}, {missing[0]} is not named: {said(reply)}"
                )
            others = {one: request.get(one) for one in good if one not in fields}
            if back := [one for one in others if others[one] in told]:
                raise Wrong(
                    f"POST /predict {what} sends back the field {back[0]}, which is not at fault:"
                    f" {said(reply)}"
                )
        for body in NO_OBJECTS:
            refused(posted(client, body), f"with the body {body!r}")

    def once(self, client: TestClient) -> None:
        """While it runs, the file is not read again, and another one changes nothing."""
        request = self.requests[0]
        before = self._said(client, request)
        loads = Loads(self.place)
        asked = [self._said(client, one) for one in self.requests[:4]]
        loads.watching = False
        if loads.opened or loads.unpickled:
            did = f"its file was opened {loads.opened} times more"
            raise Wrong(
                f"while {len(asked)} applicants asked, "
                f"{did if loads.opened else 'the model was unpickled again'}"
            )
        self.exchange("it_refuses_later")
        if (after := self._said(client, request)) != before:
            raise Wrong(
                "another file was put in its place while the service ran; before:"
                f" {before}, after: {after}"
            )

    @staticmethod
    def _said(client: TestClient, request: dict[str, Any]) -> str:
        replies = client.get("/health"), client.post("/predict", json=request)
        return " ".join(said(one) for one in replies)

    def restart(self) -> None:
        """Started anew, it serves the file that is there then."""
        self.exchange("it_refuses_later")
        with started(self.work) as client:
            assert client
            self.health(client)
            self.answers(client, self.place.read_bytes())

    def failing(self) -> None:
        """Where the model breaks, nothing of it is handed out."""
        self.exchange("it_breaks")
        with started(self.work) as client:
            assert client
            reply = client.post("/predict", json=self.requests[0])
        if not 500 <= reply.status_code < 600:
            raise Wrong(f"a model that breaks is answered {said(reply)}")
        nothing_handed_out(reply, "a model that breaks")

    def without(self) -> None:
        """Without a model it starts, and says that it cannot serve."""
        self.place.unlink()
        try:
            with started(self.work) as client:
                assert client
                replies = {
                    "GET /health": client.get("/health"),
                    "POST /predict": client.post("/predict", json=self.requests[0]),
                }
        except Exception as error:
            raise Wrong(
                f"it does not start: {type(error).__name__}:"
                f" {headline(with_known_paths(str(error), str(self.work)))}"
            ) from error
        for asked, reply in replies.items():
            if reply.status_code in asked_service.NO_ROUTE:
                continue  # told of it already
            if reply.status_code != 503:
                raise Wrong(f"{asked} is answered {said(reply)}")
            nothing_handed_out(reply, asked)

    def dictionary(self) -> None:
        """A code that the contract gets by the dictionary is one for the service, too."""
        self.place.write_bytes(self.first)
        path = self.work / DICTIONARY
        text = path.read_text("utf-8").rstrip("\n")
        path.write_text(f"{text}\npurpose,{NEW_CODE},a new purpose\n", "utf-8")
        request = {**self.requests[0], "purpose": NEW_CODE}
        with started(self.work) as client:
            assert client
            try:
                table = pd.DataFrame([request])
                importlib.import_module("contract").validate_applicants(table)
            except Exception:  # pylint: disable=broad-exception-caught
                return  # the codes of this contract stand elsewhere
            reply = client.post("/predict", json=request)
        if reply.status_code != 200:
            raise Wrong(said(reply))

    def exchange(self, name: str) -> None:
        """Another model lies where the service finds its own."""
        self.place.write_bytes((self.place.parent / MODELS / name).read_bytes())


class Loads:
    """Counts how often the file of the model is opened, or a model unpickled, from now on."""

    def __init__(self, place: Path) -> None:
        self.opened, self.unpickled, self.watching = 0, 0, True
        self.place = place
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching:
            return
        if event == "open" and isinstance(arguments[0], (str, bytes, Path)):
            path = arguments[0]
            name = path.decode() if isinstance(path, bytes) else str(path)
            self.opened += name.endswith(self.place.name)
        self.unpickled += event == "pickle.find_class"


def version(place: Path) -> str:
    return sha256(place.read_bytes()).hexdigest()[:12]


def expected_of(place: Path, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the model in the file says of each, as the service has to tell it."""
    model, table = joblib.load(place), pd.DataFrame(asked)
    chances = model.predict_proba(table)[:, list(model.classes_).index(models.BAD)]
    words = {models.GOOD: "lend", models.BAD: "refuse"}
    return [
        {"probability_of_default": round(float(chance), 6), "decision": words[decision]}
        for chance, decision in zip(chances, model.predict(table))
    ]


def posted(client: TestClient, body: str) -> Any:
    headers = {"content-type": "application/json"}
    return client.post("/predict", content=body, headers=headers)


def held(asked: str, reply: Any, status: int, expected: dict[str, Any]) -> None:
    """Requires a whole answer."""
    if (reply.status_code, of_json(reply)) != (status, expected):
        raise Wrong(
            f"{asked} is answered {said(reply)}, and not {status} {json.dumps(expected)}"
        )


def refused(reply: Any, what: str) -> None:
    if reply.status_code != 422:
        raise Wrong(f"POST /predict {what} is answered {said(reply)}")
    nothing_handed_out(reply, f"POST /predict {what}")


def nothing_handed_out(reply: Any, asked: str) -> None:
    found = HANDED_OUT.search(reply.text)
    if found or str(Path.cwd()) in reply.text:
        raise Wrong(f"{asked} is answered {said(reply)}")


def named(reply: Any) -> set[str]:
    """What an answer names: the texts and the keys in it, and the words of the texts."""

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, one in value.items():
                yield key
                yield from texts(one)
        elif isinstance(value, list):
            for one in value:
                yield from texts(one)
        elif isinstance(value, str):
            yield value

    return {word for one in texts(of_json(reply)) for word in re.findall(r"\w+", one)}


def of_json(reply: Any) -> Any:
    try:
        return reply.json()
    except ValueError:
        return None


def shown(change: dict[str, Any]) -> str:
    return json.dumps(change)


def trained(_names: dict[str, Any]) -> dict[str, Any]:
    """Nothing: what training leaves is a file."""
    return {}
