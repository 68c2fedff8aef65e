"""What the service answers. Callers live by whole answers, so whole answers are asserted."""

import json
from hashlib import sha256

import joblib
import pandas as pd
import pytest
from dirty_equals import IsStr
from fastapi.testclient import TestClient
from pandera.errors import SchemaErrors
from sklearn.dummy import DummyClassifier

import app
from contract import NUMBERS, TARGET, validate_applicants
from training import ARTIFACT, BAD

JSON = {"content-type": "application/json"}
NO_MODEL = (503, {"detail": "there is no model"})


@pytest.fixture(name="place")
def _place(tmp_path, monkeypatch, model):
    """A copy of the model, from which the service starts: it can be exchanged."""
    assert model is not None  # there is one to copy
    place = tmp_path / "model.joblib"
    place.write_bytes(ARTIFACT.read_bytes())
    monkeypatch.setattr(app, "ARTIFACT", place)
    return place


@pytest.fixture(name="client")
def _client(place):
    assert place.exists()
    with TestClient(
        app.app
    ) as client:  # with: the service starts, and stops at the end
        yield client


@pytest.fixture(name="people", scope="module")
def _people(held_out):
    return held_out.drop(columns=TARGET).head(6)


@pytest.fixture(name="applicant", scope="module")
def _applicant(people):
    return json.loads(people.to_json(orient="records"))[0]


def said(response):
    """A whole answer: its status, and what it says."""
    return response.status_code, response.json()


def version(place):
    return sha256(place.read_bytes()).hexdigest()[:12]


def expected(model, people):
    """What the model in the file says of each, as the service has to tell it."""
    risks = model.predict_proba(people)[:, list(model.classes_).index(BAD)]
    return [
        {
            "probability_of_default": pytest.approx(risk),
            "decision": "refuse" if decision == BAD else "lend",
        }
        for risk, decision in zip(risks, model.predict(people))
    ]


def test_it_is_healthy_and_says_which_model_it_serves(client, place):
    assert said(client.get("/health")) == (
        200,
        {"status": "ok", "version": version(place)},
    )


def test_each_applicant_gets_the_answer_of_the_model(client, model, people):
    asked = json.loads(people.to_json(orient="records"))
    for one, answer in zip(asked, expected(model, people)):
        assert said(client.post("/predict", json=one)) == (200, answer)


@pytest.mark.parametrize("edge", [0, 1], ids=["lowest", "highest"])
def test_whoever_the_contract_lets_in_gets_an_answer(client, model, applicant, edge):
    numbers = {name: edges[edge] for name, edges in NUMBERS.items()}
    asked = {**applicant, **numbers, "purpose": "A47"}
    (answer,) = expected(model, validate_applicants(pd.DataFrame([asked])))
    assert said(client.post("/predict", json=asked)) == (200, answer)


# The file of the model


def test_another_file_is_another_version_after_a_restart(
    place, model, people, applicant
):
    other = DummyClassifier(strategy="prior").fit(people, model.predict(people))
    joblib.dump(other, place)
    with TestClient(app.app) as client:
        (answer,) = expected(other, people.head(1))
        assert said(client.post("/predict", json=applicant)) == (200, answer)
        assert (
            client.get("/health").json()["version"]
            == version(place)
            != version(ARTIFACT)
        )


def test_while_it_runs_it_stays_with_the_model_that_it_has(client, place, applicant):
    before = said(client.get("/health")), said(client.post("/predict", json=applicant))
    place.unlink()
    after = said(client.get("/health")), said(client.post("/predict", json=applicant))
    assert before == after


def test_without_a_model_it_says_so_and_where_nothing_lies_is_not_told(
    place, applicant
):
    place.unlink()
    with TestClient(app.app) as client:
        assert said(client.get("/health")) == NO_MODEL
        assert said(client.post("/predict", json=applicant)) == NO_MODEL


def test_a_failure_within_tells_nothing_of_it(client, applicant):
    app.app.state.served = app.Served(model=None, version="broken")
    outside = TestClient(app.app, raise_server_exceptions=False)  # as a caller sees it
    response = outside.post("/predict", json=applicant)
    assert (response.status_code, response.text) == (500, "Internal Server Error")
    assert client.app is app.app


# Requests that are refused


def fault(field, words=IsStr(min_length=1)):
    return {"field": field, "fault": words}


@pytest.mark.parametrize(
    "change",
    [
        {"duration": "12"},
        {"duration": 3},
        {"amount": 20_001},
        {"age": None},
        {"age": float("nan")},
        {"age": True},
        {"purpose": "A4X"},
        {"purpose": 43},
        {"savings": ["A61"]},
        {"name": "unknown here"},
        {"amount": -1, "housing": "own", "iban": "unknown here"},
    ],
    ids=str,
)
def test_what_the_contract_refuses_is_refused_by_name(client, applicant, change):
    asked = {**applicant, **change}
    with pytest.raises(SchemaErrors):
        validate_applicants(pd.DataFrame([asked]))

    response = client.post("/predict", content=json.dumps(asked), headers=JSON)

    assert said(response) == (422, {"detail": [fault(field) for field in change]})


@pytest.mark.parametrize("field", ["duration", "telephone"])
def test_a_missing_field_is_named(client, applicant, field):
    asked = {name: value for name, value in applicant.items() if name != field}
    response = client.post("/predict", json=asked)
    assert said(response) == (422, {"detail": [fault(field, "Field required")]})


def test_all_that_is_missing_is_named_at_once(client, applicant):
    status, told = said(client.post("/predict", json={}))
    assert status == 422
    assert {one["field"] for one in told["detail"]} == set(applicant)


@pytest.mark.parametrize("body", ["", "duration=12", "[]", '"A11"', "NaN"], ids=repr)
def test_what_is_no_object_is_refused(client, body):
    response = client.post("/predict", content=body, headers=JSON)
    assert said(response) == (422, {"detail": [fault("body")]})
