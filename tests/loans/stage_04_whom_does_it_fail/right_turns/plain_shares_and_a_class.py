"""A class of unittest; shares without an interval, of at least ten people, with a wider margin; and the bar is the rest."""

TESTS = """
import unittest

import joblib

from evaluation import age_bands
from training import ARTIFACT, load_data, split

WORSE = 0.35


class Groups(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        _, cls.loans = split(load_data())
        model = joblib.load(ARTIFACT)
        said = model.predict(cls.loans.drop(columns="credit_risk"))
        cls.loans = cls.loans.assign(refused=said == 2, band=age_bands(cls.loans))

    def shares(self, column, risk):
        of = self.loans[self.loans.credit_risk == risk]
        for name, own in of.groupby(column):
            rest = of[of[column] != name]
            yield name, len(own), own.refused.mean() - rest.refused.mean()

    def test_bad(self):
        for column in ("job", "band"):
            for name, count, more in self.shares(column, 2):
                if count >= 10 and more < -WORSE:
                    self.fail(f"{name} is lent to blindly: {more:.2f}")

    def test_good(self):
        for column in ("job", "band"):
            for name, count, more in self.shares(column, 1):
                if count >= 10 and more > WORSE:
                    self.fail(f"{name} is refused: {more:.2f}")

    def count(self, column, name, risk):
        return ((self.loans[column] == name) & (self.loans.credit_risk == risk)).sum()

    def test_small(self):
        small = [
            f"{name}: {count} with risk {risk}"
            for column in ("job", "band")
            for risk in (1, 2)
            for name in sorted(set(self.loans[column]))
            if (count := self.count(column, name, risk)) < 10
        ]
        self.assertEqual(
            small, ["A171: 4 with risk 1", "A171: 2 with risk 2", "A174: 6 with risk 2"]
        )
"""


def take(exercise):
    (exercise / "tests" / "test_groups.py").write_text(TESTS, "utf-8")
