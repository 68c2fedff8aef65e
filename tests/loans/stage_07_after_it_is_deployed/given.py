"""What the servers of this stage are made from: the right answers, and how to give others."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import joblib
import pandas as pd

from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")
HOUSE = Path(__file__).parents[3]
REFERENCE = HOUSE / "solutions" / "loans" / "07-after-it-is-deployed"
NUMBERS = {
    "duration": (4, 72),
    "amount": (250, 20_000),
    "installment_rate": (1, 4),
    "present_residence": (1, 4),
    "age": (18, 80),
    "number_credits": (1, 4),
    "people_liable": (1, 2),
}
Reply = tuple[int, Any]
Answer = Callable[[str, str, bytes], Reply]


def give(data: Path, work: Path) -> tuple[Any, ...]:
    """The service as it should be, in pieces."""
    return (Loans(data, work / "artifacts" / "model.joblib"),)


class Loans:
    """What a right server answers: a status, and what it says."""

    def __init__(self, data: Path, place: Path) -> None:
        self.data = data
        self.place = place

    def learned(self) -> pd.DataFrame:
        """The loans to learn from."""
        return models.parts(self.data)[0]

    def answer(self, method: str, path: str, body: bytes) -> Reply:
        """The right answer to a request."""
        if (method, path) == ("GET", "/health"):
            return 200, {"status": "ok", "version": self.version}
        if (method, path) == ("POST", "/predict"):
            return self.predicted(body)
        return 404, {"detail": "Not Found"}

    def predicted(self, body: bytes) -> Reply:
        """The right answer to whoever asks for a prediction."""
        try:
            applicant = json.loads(body)
        except ValueError:
            applicant = None
        faults = self._faults(applicant)
        if faults:
            return 422, {"detail": faults}
        row = pd.DataFrame([applicant])
        risk = self._model.predict_proba(row)[0, list(self._model.classes_).index(2)]
        refused = self._model.predict(row)[0] == 2
        decision = "refuse" if refused else "lend"
        return 200, {"probability_of_default": float(risk), "decision": decision}

    @cached_property
    def version(self) -> str:
        """The version of the model that lies there."""
        return sha256(self.place.read_bytes()).hexdigest()[:12]

    @cached_property
    def _model(self) -> Any:
        return joblib.load(self.place)

    @cached_property
    def _codes(self) -> dict[str, set[str]]:
        """The codes of each field that is no number."""
        dictionary = REFERENCE / "data_dictionary.csv"
        with dictionary.open(encoding="utf-8", newline="") as file:
            rows = [(row["column"], row["code"]) for row in csv.DictReader(file)]
        names = {name for name, _ in rows} - {*NUMBERS, "credit_risk"}
        return {name: {code for one, code in rows if one == name} for name in names}

    def _faults(self, applicant: Any) -> list[dict[str, str]]:
        """The fields that are not as the contract says."""
        if not isinstance(applicant, dict):
            return [{"field": "body", "fault": "no applicant"}]
        names = {*NUMBERS, *self._codes}
        wrong = [name for name in names if not self._fits(name, applicant.get(name))]
        others = sorted(set(applicant) - names)
        return [{"field": one, "fault": "not as agreed"} for one in wrong + others]

    def _fits(self, name: str, value: Any) -> bool:
        if name in NUMBERS:
            low, high = NUMBERS[name]
            is_number = isinstance(value, int) and not isinstance(value, bool)
            return is_number and low <= value <= high
        return isinstance(value, str) and value in self._codes[name]

    @staticmethod
    def served(answer: Answer) -> Any:
        """An application of ASGI, and nothing around it, that gives these answers: as JSON, and
        text as a page."""

        async def application(scope: Any, receive: Any, send: Any) -> None:
            assert scope["type"] == "http"  # it has nothing to do when it starts
            body, more = b"", True
            while more:
                part = await receive()
                body, more = body + part.get("body", b""), part.get("more_body", False)
            status, says = answer(scope["method"], scope["path"], body)
            is_page = isinstance(says, str)
            told = (says if is_page else json.dumps(says)).encode()
            kind = b"text/html" if is_page else b"application/json"
            headers = [(b"content-type", kind), (b"content-length", b"%d" % len(told))]
            start = {"status": status, "headers": headers}
            await send({"type": "http.response.start", **start})
            await send({"type": "http.response.body", "body": told})

        return application
