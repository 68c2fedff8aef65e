"""Each request is validated as a table of one row; the model is kept by a cache; the tests
are of unittest.
"""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "app.py").write_text(APP, "utf-8")
    (exercise / "tests/test_app.py").write_text(TESTS, "utf-8")


APP = '''\
"""The service."""

import hashlib
from functools import lru_cache

import joblib
import pandas as pd
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pandera.errors import SchemaErrors

from contract import COLUMNS, validate_applicants
from training import ARTIFACT

app = FastAPI()


@lru_cache(maxsize=1)
def get_model():
    return joblib.load(ARTIFACT), hashlib.sha256(ARTIFACT.read_bytes()).hexdigest()[:12]


@app.exception_handler(FileNotFoundError)
def no_model(request, error):
    return JSONResponse({"status": "no model"}, 503)


@app.get("/health")
def health():
    return {"status": "ok", "version": get_model()[1]}


@app.post("/predict")
async def predict(request: Request):
    model, _ = get_model()
    try:
        fields = await request.json()
        if not isinstance(fields, dict):
            raise ValueError
    except ValueError:
        return JSONResponse({"errors": {"": "no JSON object"}}, 422)
    try:
        row = validate_applicants(pd.DataFrame([fields]))
    except SchemaErrors as errors:
        cases = errors.failure_cases
        columns = zip(cases["column"], cases["failure_case"])
        about = [column if column in COLUMNS else other for column, other in columns]
        return JSONResponse({"errors": {str(n): "out of contract" for n in about}}, 422)
    risk = float(model.predict_proba(row)[0][list(model.classes_).index(2)])
    return {
        "decision": {1: "lend", 2: "refuse"}[int(model.predict(row)[0])],
        "probability_of_default": round(risk, 6),
    }
'''
TESTS = '''\
"""Tests of the service."""

import json
import tempfile
import unittest
from hashlib import sha256
from pathlib import Path
from unittest import mock

import joblib
from fastapi.testclient import TestClient

import app
from training import ARTIFACT, load_data, split

PEOPLE = split(load_data())[1].drop(columns="credit_risk").iloc[5:13]


class TestService(unittest.TestCase):
    def setUp(self):
        app.get_model.cache_clear()
        self.client = TestClient(app.app, raise_server_exceptions=False)
        self.asked = json.loads(PEOPLE.to_json(orient="records"))

    def tearDown(self):
        app.get_model.cache_clear()

    def post(self, asked):
        answer = self.client.post("/predict", json=asked)
        return answer.status_code, answer.json()

    def test_health(self):
        answer = self.client.get("/health")
        self.assertEqual(answer.status_code, 200)
        version = sha256(ARTIFACT.read_bytes()).hexdigest()[:12]
        self.assertEqual(answer.json(), {"status": "ok", "version": version})

    def test_no_model(self):
        with mock.patch.object(app, "ARTIFACT", Path(tempfile.gettempdir()) / "none"):
            self.assertEqual(self.client.get("/health").status_code, 503)
            self.assertEqual(self.post(self.asked[0])[0], 503)

    def test_answers(self):
        model = joblib.load(ARTIFACT)
        risks = model.predict_proba(PEOPLE)[:, 1]
        decisions = model.predict(PEOPLE)
        for one, risk, decision in zip(self.asked, risks, decisions):
            status, told = self.post(one)
            self.assertEqual(status, 200)
            self.assertEqual(set(told), {"probability_of_default", "decision"})
            self.assertAlmostEqual(told["probability_of_default"], risk, places=5)
            self.assertEqual(told["decision"], "lend" if decision == 1 else "refuse")

    def test_loaded_once(self):
        with mock.patch.object(joblib, "load", wraps=joblib.load) as load:
            for one in self.asked[:3]:
                self.post(one)
        self.assertLessEqual(load.call_count, 1)

    def test_bad_requests(self):
        good = self.asked[0]
        for name, value in [
            ("duration", "12"),
            ("duration", 1),
            ("purpose", "A4X"),
            ("passport", "1234"),
        ]:
            with self.subTest(name):
                status, told = self.post({**good, name: value})
                self.assertEqual(status, 422)
                self.assertEqual(told, {"errors": {name: "out of contract"}})
        del good["duration"]
        self.assertEqual(self.post(good)[1], {"errors": {"duration": "out of contract"}})
'''
