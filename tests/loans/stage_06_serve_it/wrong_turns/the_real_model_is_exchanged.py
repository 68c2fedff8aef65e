"""The service reads its file from one place, so the test puts another one there, and waits a
while to see whether it is noticed.
"""

from pathlib import Path

TELLS = (
    "it is another file after they ran",
    "exchange a copy: tmp_path is a folder for it",
    "no test takes longer than 5 seconds",
    "test_another_model_is_not_served takes",
)


def take(exercise: Path) -> None:
    (exercise / "tests/test_app.py").write_text(TESTS, "utf-8")


TESTS = """\
import time

import joblib
from fastapi.testclient import TestClient
from sklearn.dummy import DummyClassifier

from app import app
from training import ARTIFACT


def test_another_model_is_not_served(model):
    with TestClient(app) as client:
        before = client.get("/health").json()
        joblib.dump(DummyClassifier(), ARTIFACT)
        time.sleep(5)
        assert client.get("/health").json() == before
"""
