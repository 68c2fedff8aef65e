"""Approved text, a line a passenger with features and prediction, in a test class."""

import shutil
from pathlib import Path

import pandas as pd

TESTS = """
import unittest
from pathlib import Path

import pandas as pd

import train

APPROVED = Path(__file__).parent / "approved" / "passengers.txt"


class TestTheProgram(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, _, _ = train.prepare_data_and_train_model()
        first, _, last = train.prepare_data()
        cls.everyone = pd.concat([first, last])

    def test_every_passenger(self):
        approved = APPROVED.read_text("utf-8").splitlines()
        said = self.model.predict(self.everyone)
        lines = [",".join(self.everyone.columns)]
        for values, survives in zip(self.everyone.to_numpy(), said):
            lines.append(",".join(map(str, [*values, survives])))
        self.assertEqual(lines, approved)
"""


def take(exercise: Path) -> None:
    old = exercise / "tests"
    features = pd.read_csv(old / "approved_features.csv", index_col="PassengerId")
    said = pd.read_csv(old / "approved_predictions.csv")["Predicted"]
    lines = [",".join(features.columns)]
    for values, survives in zip(features.to_numpy(), said):
        lines.append(",".join(map(str, [*values, survives])))
    shutil.rmtree(old)
    folder = exercise / "tests" / "approved"
    folder.mkdir(parents=True)
    (folder / "passengers.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (exercise / "tests" / "test_program.py").write_text(TESTS, "utf-8")
