"""All in one file of unittest, with the figures written down as constants, and no ratchet
file.
"""

TESTS = """
import unittest
from pathlib import Path

import joblib
import pandas as pd

import training
from evaluation import cost_per_applicant, recall_of_bad

RELEASED = {recall_of_bad: 0.85, cost_per_applicant: 0.55}
REFUSE_EVERYBODY = 0.712


class ReleasedModel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        here = Path(__file__).resolve().parents[1]
        cls.model = joblib.load(here / "artifacts" / "model.joblib")
        rows = pd.read_csv(here / "held_out.csv")["row"]
        cls.loans = training.load_data().loc[rows]

    def test_figures(self):
        for measure, released in RELEASED.items():
            with self.subTest(measure.__name__):
                _, low, high = measure(self.model, self.loans)
                self.assertGreaterEqual(high, released)
                if measure is cost_per_applicant:
                    self.assertLessEqual(low, released)

    def test_better_than_nothing(self):
        self.assertLess(cost_per_applicant(self.model, self.loans)[0], REFUSE_EVERYBODY)
"""


def take(exercise):
    for name in ("test_evaluation.py", "test_app.py"):
        (exercise / "tests" / name).unlink()
    (exercise / "ratchet.json").unlink()
    (exercise / "tests" / "test_released.py").write_text(TESTS, "utf-8")
