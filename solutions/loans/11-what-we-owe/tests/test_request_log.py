"""What the service writes down: all that it needs to score an answer again, and no more."""

import json
from datetime import datetime

import pandas as pd
import pytest
from dirty_equals import IsStr
from fastapi.testclient import TestClient

import app
from contract import TARGET
from request_log import VARIABLE
from training import BAD

ADDRESS = "203.0.113.7"
PERSONAL = {"x-customer": "Max Muster", "cookie": "iban=QX00", "x-request-id": "Max-1"}


@pytest.fixture(name="log")
def _log(tmp_path, monkeypatch):
    path = tmp_path / "requests.jsonl"
    monkeypatch.setenv(VARIABLE, str(path))
    return path


@pytest.fixture(name="client")
def _client(model):
    assert model is not None  # it is what the service loads
    with TestClient(app.app, client=(ADDRESS, 50_000)) as client:
        yield client


@pytest.fixture(name="applicants", scope="module")
def _applicants(held_out):
    people = held_out.drop(columns=TARGET).head(3)
    return json.loads(people.to_json(orient="records"))


def asked(client, applicant):
    url = "/predict?name=Max Muster"
    return client.post(url, json=applicant, headers=PERSONAL)


def lines(log):
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_each_answer_is_a_line(client, log, applicants):
    answers = [asked(client, one) for one in applicants]
    version = client.get("/health").json()["version"]
    assert lines(log) == [
        {
            "time": IsStr(),
            "request_id": answer.headers["x-request-id"],
            "version": version,
            "applicant": applicant,
            **answer.json(),
        }
        for applicant, answer in zip(applicants, answers)
    ]
    assert datetime.fromisoformat(lines(log)[0]["time"]).tzinfo
    assert len({line["request_id"] for line in lines(log)}) == 3


def test_it_can_be_scored_again(client, log, model, applicants):
    for one in applicants:
        asked(client, one)
    table = pd.DataFrame([line["applicant"] for line in lines(log)])
    chances = model.predict_proba(table)[:, list(model.classes_).index(BAD)]
    told = [line["probability_of_default"] for line in lines(log)]
    assert told == pytest.approx(list(chances))


def test_what_a_request_brings_along_is_not_logged(client, log, applicants):
    asked(client, applicants[0])
    for word in ("Max", "QX00", ADDRESS):
        assert word not in log.read_text("utf-8")


@pytest.mark.parametrize("change", [{"name": "Max"}, {"purpose": "Max"}], ids=str)
def test_a_refused_request_leaves_nothing(client, log, applicants, change):
    assert asked(client, {**applicants[0], **change}).status_code == 422
    assert not log.exists()


def test_what_is_there_is_kept(client, log, applicants):
    log.write_text("{}\n", "utf-8")
    asked(client, applicants[0])
    assert (len(lines(log)), lines(log)[0]) == (2, {})


def test_where_nothing_can_be_logged_it_is_told_and_the_answer_stays(
    client, log, applicants, caplog
):
    log.mkdir()
    answer = asked(client, applicants[0])
    assert answer.status_code == 200
    assert f"{answer.headers['x-request-id']} is not logged" in caplog.text


def test_without_the_variable_there_is_no_log(client, applicants, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert asked(client, applicants[0]).status_code == 200
