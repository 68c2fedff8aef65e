"""After a deployment: is it the right service, and does it answer? A few questions, seconds.

Each test asks the service at LOANS_URL, wherever that is, and changes nothing there.
"""

import os
from hashlib import sha256
from pathlib import Path

import httpx2
import pytest

URL = os.environ.get("LOANS_URL")
ARTIFACT = Path(__file__).resolve().parents[1] / "artifacts" / "model.joblib"
SECONDS = 2

# Two people about whom no model worth releasing is in doubt.
SAFE = {
    "status": "A14",
    "duration": 6,
    "credit_history": "A34",
    "purpose": "A43",
    "amount": 1500,
    "savings": "A65",
    "employment_duration": "A75",
    "installment_rate": 2,
    "personal_status_sex": "A93",
    "other_debtors": "A101",
    "present_residence": 2,
    "property": "A121",
    "age": 42,
    "other_installment_plans": "A143",
    "housing": "A152",
    "number_credits": 2,
    "job": "A173",
    "people_liable": 1,
    "telephone": "A191",
    "foreign_worker": "A201",
}
RISKY = SAFE | {
    "status": "A11",
    "duration": 60,
    "credit_history": "A30",
    "purpose": "A40",
    "amount": 14_000,
    "savings": "A61",
    "employment_duration": "A72",
    "installment_rate": 4,
    "property": "A124",
    "age": 24,
}

pytestmark = pytest.mark.skipif(
    not URL,
    reason="no service to ask: start one, and set LOANS_URL to its address, such as"
    " http://127.0.0.1:8000",
)


@pytest.fixture(scope="module")
def service():
    with httpx2.Client(base_url=URL, timeout=SECONDS) as client:
        yield client


def test_it_serves_the_model_of_this_release(service):
    answer = service.get("/health")
    assert answer.status_code == 200
    expected = sha256(ARTIFACT.read_bytes()).hexdigest()[:12]
    assert answer.json()["version"] == expected, "another version is running"


def test_it_tells_the_safe_from_the_risky(service):
    safe, risky = (service.post("/predict", json=one) for one in (SAFE, RISKY))
    assert (safe.status_code, risky.status_code) == (200, 200)
    safe, risky = safe.json(), risky.json()
    assert 0 <= safe["probability_of_default"] < risky["probability_of_default"] <= 1
    assert (safe["decision"], risky["decision"]) == ("lend", "refuse")


@pytest.mark.parametrize("change", [{"duration": "long"}, {"age": 12}], ids=str)
def test_what_is_no_applicant_is_refused(service, change):
    answer = service.post("/predict", json=SAFE | change)
    assert answer.status_code == 422
    assert next(iter(change)) in answer.text
