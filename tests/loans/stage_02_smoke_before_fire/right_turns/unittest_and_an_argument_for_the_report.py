"""A class of unittest with folders of its own; the report is given a path, and the service is
led elsewhere by mock.patch."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    evaluation = exercise / "evaluation.py"
    rewrite(evaluation, "def evaluate():", "def evaluate(model_file=ARTIFACT):")
    rewrite(evaluation, "joblib.load(ARTIFACT)", "joblib.load(model_file)")
    (exercise / "tests/conftest.py").unlink()
    for name, text in {
        "test_training.py": TRAINING,
        "test_app.py": APP,
        "test_evaluation.py": EVALUATION,
    }.items():
        (exercise / "tests" / name).write_text(text, "utf-8")


TRAINING = """\
import tempfile
import unittest
from pathlib import Path

import joblib

import training


def digest(path):
    return path.stat().st_mtime_ns if path.is_file() else "nothing there"


class TrainingSmoke(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.real = digest(training.ARTIFACT)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = Path(folder.name) / "a" / "b" / "loans.model"
        cls.loans = training.load_data().iloc[:100]
        cls.given = cls.loans.copy(deep=True)
        training.train_model(cls.loans, cls.path)

    def applicants(self, **changed):
        return self.given.drop(columns="credit_risk").assign(**changed)

    def test_saved(self):
        self.assertTrue(self.path.is_file())
        self.assertEqual(digest(training.ARTIFACT), self.real)

    def test_loans(self):
        self.assertTrue(self.loans.equals(self.given))

    def test_labels(self):
        model = joblib.load(self.path)
        for changed in ({}, {"purpose": "A47"}, {"savings": "A69", "job": "A179"}):
            with self.subTest(changed):
                for answer in model.predict(self.applicants(**changed)):
                    self.assertIn(answer, (1, 2))

    def test_one_applicant(self):
        model = joblib.load(self.path)
        self.assertEqual(len(model.predict(self.applicants().tail(1))), 1)

    def test_learned(self):
        answers = joblib.load(self.path).predict(self.applicants())
        right = (answers == self.given["credit_risk"]).mean()
        self.assertGreater(right, 0.75)
"""

APP = """\
import tempfile
from pathlib import Path
from unittest import mock

from fastapi.testclient import TestClient

import app
import training


def test_predict():
    loans = training.load_data()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.joblib")
        training.train_model(loans.head(200), save_to=path)
        with mock.patch("app.ARTIFACT", path):
            row = loans.drop(columns="credit_risk").iloc[0].to_dict()
            answer = TestClient(app.app).post("/predict", json=row)
    assert answer.json()["prediction"] in (1, 2)
"""

EVALUATION = """\
from evaluation import evaluate
from training import load_data, train_model


def test_recall(tmp_path):
    train_model(load_data(), save_to=tmp_path / "model.joblib")
    assert evaluate(tmp_path / "model.joblib")["recall"] > 0.85
"""
