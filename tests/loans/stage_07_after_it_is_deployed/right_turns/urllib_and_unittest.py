"""No library but Python's own: urllib asks, and unittest asserts."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "tests/test_deployment.py").write_text(TESTS, "utf-8")


TESTS = """\
import json
import os
import unittest
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

MODEL = Path(__file__).parent.parent / "artifacts/model.joblib"
URL = os.environ.get("LOANS_URL", "")

CLERK = {
    "status": "A14", "duration": 9, "credit_history": "A34", "purpose": "A43",
    "amount": 3074, "savings": "A65", "employment_duration": "A73",
    "installment_rate": 1, "personal_status_sex": "A93", "other_debtors": "A101",
    "present_residence": 2, "property": "A121", "age": 33,
    "other_installment_plans": "A143", "housing": "A152", "number_credits": 2,
    "job": "A173", "people_liable": 2, "telephone": "A191", "foreign_worker": "A201",
}
GAMBLER = {
    **CLERK, "status": "A11", "duration": 48, "credit_history": "A30", "purpose": "A40",
    "amount": 9000, "savings": "A61", "property": "A124", "age": 25,
}


@unittest.skipUnless(URL, "LOANS_URL=http://127.0.0.1:8000 pytest tests/test_deployment.py")
class Deployed(unittest.TestCase):
    def ask(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = Request(URL.rstrip("/") + path, data, {"Content-Type": "application/json"})
        with urlopen(request, timeout=2) as answer:
            return json.load(answer)

    def test_version(self):
        version = sha256(MODEL.read_bytes()).hexdigest()
        self.assertTrue(version.startswith(self.ask("/health")["version"]))
        self.assertEqual(len(self.ask("/health")["version"]), 12)

    def test_decisions(self):
        good, bad = self.ask("/predict", CLERK), self.ask("/predict", GAMBLER)
        self.assertEqual([good["decision"], bad["decision"]], ["lend", "refuse"])
        self.assertLess(good["probability_of_default"], 1 / 6)
        self.assertGreater(bad["probability_of_default"], 1 / 6)

    def test_nonsense(self):
        with self.assertRaises(HTTPError) as caught:
            self.ask("/predict", {"age": "old"})
        self.assertEqual(caught.exception.code, 422)
"""
