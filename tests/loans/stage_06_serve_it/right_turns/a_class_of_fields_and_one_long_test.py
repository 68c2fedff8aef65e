"""The fields are made from the contract's checks, the service is a router, and what a
dependency gives is exchanged in tests.
"""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    contract = exercise / "contract.py"
    rewrite(contract, "from pydantic import ConfigDict, Field, create_model\n", "")
    text = contract.read_text("utf-8")
    begin, end = text.index("# A row as JSON"), text.index("def validate_applicants")
    contract.write_text(text[:begin] + "\n" + text[end:], "utf-8")
    (exercise / "app.py").write_text(APP, "utf-8")
    (exercise / "tests/test_app.py").write_text(TESTS, "utf-8")


APP = '''\
"""The service."""

from hashlib import sha256
from math import isfinite

import joblib
import pandas as pd
from fastapi import APIRouter, Body, Depends, FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse

from contract import CODES, NUMBERS
from training import ARTIFACT

router = APIRouter()
_kept = {}


def model():
    if "model" not in _kept:
        if not ARTIFACT.is_file():
            raise HTTPException(503)
        _kept["version"] = sha256(ARTIFACT.read_bytes()).hexdigest()[:12]
        _kept["model"] = joblib.load(ARTIFACT)
    return _kept["model"]


def faults(applicant):
    for name in applicant.keys() - CODES.keys() - NUMBERS.keys():
        yield f"{name} is not known"
    for name, codes in CODES.items():
        value = applicant.get(name)
        if not isinstance(value, str) or value not in codes:
            yield f"{name} has to be one of {', '.join(codes)}"
    for name, (least, most) in NUMBERS.items():
        value = applicant.get(name)
        right = type(value) in (int, float) and isfinite(value)
        if not right or not least <= value <= most:
            yield f"{name} has to be a number from {least} to {most}"


@router.get("/health")
def health(_=Depends(model)):
    return {"version": _kept["version"], "status": "ok"}


@router.post("/predict")
def predict(applicant: dict = Body(), model=Depends(model)):
    if found := list(faults(applicant)):
        raise HTTPException(422, found)
    row = pd.DataFrame([applicant])
    chances = dict(zip(model.classes_, model.predict_proba(row)[0]))
    decision = "refuse" if model.predict(row)[0] == 2 else "lend"
    return {"probability_of_default": float(chances[2]), "decision": decision}


app = FastAPI()
app.include_router(router)


@app.exception_handler(RequestValidationError)
def no_object(_, __):
    return PlainTextResponse("send one JSON object", 422)
'''
TESTS = """\
import json
from hashlib import sha256

import pandas as pd
import pytest
from dirty_equals import IsPartialDict, IsStr
from fastapi.testclient import TestClient

import app as service
from training import ARTIFACT


def test_service(model, held_out, monkeypatch, tmp_path):
    people = held_out.drop(columns="credit_risk")
    chances = model.predict_proba(people)[:, list(model.classes_).index(2)]
    refused = model.predict(people) == 2
    # one who is refused below a half, one who gets it, and one who is refused above
    rows = [int(((chances < 0.5) & refused).argmax()), int((~refused).argmax())]
    rows.append(int((chances > 0.5).argmax()))
    asked = json.loads(people.iloc[rows].to_json(orient="records"))

    path = tmp_path / "a.joblib"
    path.write_bytes(ARTIFACT.read_bytes())
    monkeypatch.setattr(service, "ARTIFACT", path)
    service._kept.clear()
    client = TestClient(service.app)
    version = sha256(path.read_bytes()).hexdigest()[:12]
    assert client.get("/health").json() == {"status": "ok", "version": version}
    path.unlink()  # from here on it has to do without the file
    for row, one in zip(rows, asked):
        answer = client.post("/predict", json=one)
        assert answer.status_code == 200
        assert answer.json() == {
            "probability_of_default": pytest.approx(chances[row], abs=1e-9),
            "decision": "refuse" if refused[row] else "lend",
        }
    good = asked[0]
    for change in [{"age": "35"}, {"purpose": "B1"}, {"fax": "no"}, {"duration": 73}]:
        answer = client.post("/predict", json={**good, **change})
        (field,) = change
        assert answer.status_code == 422
        assert answer.json() == {"detail": [IsStr(regex=f"{field} .*")]}
    short = {name: value for name, value in good.items() if name != "duration"}
    answer = client.post("/predict", json=short)
    assert answer.json() == {"detail": ["duration has to be a number from 4 to 72"]}
    assert answer.status_code == 422

    service._kept.clear()
    assert client.get("/health").status_code == 503
    assert client.post("/predict", json=good).json() == IsPartialDict(detail=IsStr)
    service._kept.clear()


def test_the_model_can_be_exchanged(held_out):
    class Refusing:
        classes_ = [1, 2]

        def predict(self, table):
            return [2] * len(table)

        def predict_proba(self, table):
            return [[0.25, 0.75]] * len(table)

    asked = json.loads(held_out.head(1).drop(columns="credit_risk").to_json(orient="records"))
    service.app.dependency_overrides[service.model] = Refusing
    try:
        answer = TestClient(service.app).post("/predict", json=asked[0])
    finally:
        service.app.dependency_overrides.clear()
    assert answer.json() == {"probability_of_default": 0.75, "decision": "refuse"}
    assert pd.notna(answer.status_code)
"""
