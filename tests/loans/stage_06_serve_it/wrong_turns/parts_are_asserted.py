"""Each test asserts what it is about: the status, or that a field is there."""

from pathlib import Path

TELLS = ("6 not noticed", "What was wrong with a bad request was not said")


def take(exercise: Path) -> None:
    (exercise / "tests/test_app.py").write_text(TESTS, "utf-8")


TESTS = """\
from fastapi.testclient import TestClient

from app import app
from training import TARGET, load_data


def test_health(model):
    with TestClient(app) as client:
        assert client.get("/health").status_code == 200


def test_predict(model):
    applicant = load_data().drop(columns=TARGET).iloc[0].to_dict()
    with TestClient(app) as client:
        response = client.post("/predict", json=applicant)
        assert response.status_code == 200
        assert "decision" in response.json()
        assert 0 <= float(response.json()["probability_of_default"]) <= 1
        bad = client.post("/predict", json={**applicant, "duration": "12"})
        assert bad.status_code == 422
"""
