"""What is deployed has to say what the model in the file says: all else follows. A file
without an address is skipped as a whole, and the client is a fixture of conftest.py."""

from pathlib import Path


def take(exercise: Path) -> None:
    tests = exercise / "tests"
    (tests / "test_deployment.py").write_text(TESTS, "utf-8")
    conftest = tests / "conftest.py"
    conftest.write_text(conftest.read_text("utf-8") + FIXTURE, "utf-8")


FIXTURE = '''

@pytest.fixture
def ask():
    """Asks what is deployed; a connection each, as strangers do."""
    import os

    import requests

    def asked(method, path, **what):
        url = os.environ["LOANS_URL"] + path
        return requests.request(method, url, timeout=(1, 2), **what)

    return asked
'''
TESTS = '''\
"""One long test: whoever deploys wants one answer."""

import hashlib
import json
import os

import pytest

from training import ARTIFACT, BAD

if "LOANS_URL" not in os.environ:
    pytest.skip("LOANS_URL says where the service is", allow_module_level=True)


def test_the_release_is_out(ask, model, held_out):
    health = ask("GET", "/health")
    health.raise_for_status()
    digest = hashlib.sha256(ARTIFACT.read_bytes()).hexdigest()
    assert health.json()["version"] == digest[:12]

    people = held_out.drop(columns="credit_risk").head(5)
    risks = model.predict_proba(people)[:, list(model.classes_).index(BAD)]
    for row, risk, decision in zip(
        json.loads(people.to_json(orient="records")), risks, model.predict(people)
    ):
        answer = ask("POST", "/predict", json=row)
        assert answer.ok, answer.text
        assert answer.json()["probability_of_default"] == pytest.approx(risk, abs=1e-5)
        assert answer.json()["decision"] == ("refuse" if decision == BAD else "lend")

    assert not ask("POST", "/predict", json=row | {"savings": "a lot"}).ok
'''
