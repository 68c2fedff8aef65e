"""No FastAPI: an application of Starlette, made by a function, and a file of tests of its own."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "app.py").write_text(APP, "utf-8")
    (exercise / "tests/test_app.py").unlink()
    (exercise / "tests/test_service.py").write_text(TESTS, "utf-8")


APP = '''\
"""The service, in Starlette."""

import io
from contextlib import asynccontextmanager
from hashlib import sha256

import joblib
import pandas as pd
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route

import training
from contract import Applicant


def create_app(path=None):
    """A service of its own, with the model in `path`, which it loads when it starts."""
    state = {}

    @asynccontextmanager
    async def lifespan(_):
        try:
            content = (path or training.ARTIFACT).read_bytes()
        except FileNotFoundError:
            content = b""
        if content:
            state["model"] = joblib.load(io.BytesIO(content))
            state["version"] = sha256(content).hexdigest()[:12]
        yield
        state.clear()

    async def health(_):
        if not state:
            return JSONResponse({"status": "unavailable"}, 503)
        return JSONResponse({"status": "ok", "version": state["version"]})

    async def predict(request):
        if not state:
            return JSONResponse({"status": "unavailable"}, 503)
        try:
            applicant = Applicant.model_validate_json(await request.body())
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=False, include_input=False)
            told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults]
            return JSONResponse({"faults": told}, 422)
        return JSONResponse(await run_in_threadpool(_answer, state["model"], applicant))

    routes = [Route("/health", health), Route("/predict", predict, methods=["POST"])]
    return Starlette(routes=routes, lifespan=lifespan)


def _answer(model, applicant):
    row = pd.DataFrame([applicant.model_dump()])
    of_default = model.predict_proba(row)[0, list(model.classes_).index(training.BAD)]
    refused = model.predict(row)[0] == training.BAD
    return {
        "probability_of_default": float(of_default),
        "decision": "refuse" if refused else "lend",
    }


app = create_app()
'''
TESTS = """\
import hashlib
import json
import shutil

import pandas as pd
import pytest
from dirty_equals import IsFloat, IsStr
from starlette.testclient import TestClient

from app import create_app
from training import ARTIFACT

GOOD = {
    "status": "A11", "duration": 24, "credit_history": "A32", "purpose": "A43",
    "amount": 3000, "savings": "A61", "employment_duration": "A73",
    "installment_rate": 4, "personal_status_sex": "A93", "other_debtors": "A101",
    "present_residence": 2, "property": "A121", "age": 35,
    "other_installment_plans": "A143", "housing": "A152", "number_credits": 1,
    "job": "A173", "people_liable": 1, "telephone": "A191", "foreign_worker": "A201",
}


@pytest.fixture()
def place(tmp_path):
    return shutil.copy(ARTIFACT, tmp_path / "m.joblib")


@pytest.fixture()
def client(place):
    with TestClient(create_app(place)) as one:
        yield one


def test_health(client, place):
    sha = hashlib.sha256(place.read_bytes()).hexdigest()
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "version": sha[:12]})


def test_unhealthy(tmp_path):
    with TestClient(create_app(tmp_path / "nothing")) as client:
        assert client.get("/health").status_code == 503
        assert client.post("/predict", json=GOOD).json() == {"status": "unavailable"}


@pytest.mark.parametrize("duration", [4, 12, 24, 48, 72])
@pytest.mark.parametrize("status", ["A11", "A14"])
def test_predict(client, model, duration, status):
    asked = GOOD | {"duration": duration, "status": status}
    row = pd.DataFrame([asked])
    chance = float(model.predict_proba(row)[0, 1])
    told = client.post("/predict", json=asked).json()
    assert told == {
        "probability_of_default": IsFloat(approx=chance, delta=1e-6),
        "decision": ["lend", "refuse"][int(model.predict(row)[0]) - 1],
    }


def test_the_file_may_go(client, place):
    first = client.post("/predict", json=GOOD).json()
    place.write_bytes(b"rubbish")
    assert client.post("/predict", json=GOOD).json() == first


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"duration": "24"}, "duration"),
        ({"duration": 100}, "duration"),
        ({"purpose": "A4X"}, "purpose"),
        ({"iban": "x"}, "iban"),
        ({"age": None}, "age"),
    ],
)
def test_bad(client, change, field):
    answer = client.post("/predict", content=json.dumps(GOOD | change))
    assert answer.status_code == 422
    assert answer.json() == {"faults": [IsStr(regex=f"{field}: .+")]}


def test_missing(client):
    answer = client.post("/predict", json={k: v for k, v in GOOD.items() if k != "duration"})
    assert (answer.status_code, answer.json()) == (422, {"faults": ["duration: Field required"]})
"""
