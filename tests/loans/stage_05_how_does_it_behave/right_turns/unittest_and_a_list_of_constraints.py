"""A class of unittest; the constraints are a list, for which the numbers come first."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    text = script.read_text("utf-8")
    begin, end = text.index("def build_model"), text.index("def train_model")
    script.write_text(text[:begin] + BUILD + text[end:], "utf-8")
    rewrite(script, *IMPORTS)
    (exercise / "tests/test_behaviour.py").unlink()
    (exercise / "tests/test_promises.py").write_text(TESTS, "utf-8")


IMPORTS = (
    "from sklearn.preprocessing import OneHotEncoder\n",
    "from sklearn.preprocessing import OrdinalEncoder\n",
)
BUILD = '''\
def build_model(columns):
    """Slow trees of few leaves, on codes in the order of the alphabet."""
    codes = [one for one in columns if one not in NUMBERS and one not in NOT_USED]
    encode = ColumnTransformer(
        [
            ("numbers", "passthrough", list(NUMBERS)),
            (
                "codes",
                OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1),
                codes,
            ),
        ]
    )
    more = [int(name in MORE_IS_RISKIER) for name in NUMBERS]
    classify = HistGradientBoostingClassifier(
        monotonic_cst=more + [0] * len(codes),
        learning_rate=0.05,
        max_leaf_nodes=4,
        random_state=SEED,
    )
    return FixedThresholdClassifier(
        Pipeline([("encode", encode), ("classify", classify)]),
        threshold=REFUSE_FROM,
        pos_label=BAD,
        response_method="predict_proba",
    )


'''
TESTS = """\
import unittest

import joblib
import numpy as np

import training


class Promises(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = joblib.load(training.ARTIFACT)
        cls.people = training.split(training.load_data())[1].drop(columns="credit_risk")
        cls.bad = cls.model.classes_.tolist().index(2)

    def risk(self, people=None, **changed):
        people = self.people if people is None else people
        return self.model.predict_proba(people.assign(**changed))[:, self.bad]

    def assert_same(self, one, other):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-9)

    def assert_not_less(self, after):
        self.assertFalse((after + 1e-9 < self.risk()).any())

    def test_telephone(self):
        with_one, without = self.risk(telephone="A192"), self.risk(telephone="A191")
        self.assert_same(with_one, without)

    def test_rows(self):
        self.assert_same(self.risk(self.people.iloc[::-1])[::-1], self.risk())

    def test_columns(self):
        columns = list(self.people)
        self.assert_same(self.risk(self.people[columns[7:] + columns[:7]]), self.risk())

    def test_company(self):
        for row in range(0, 250, 25):
            with self.subTest(row):
                alone = self.risk(self.people.iloc[[row]])
                self.assert_same(alone, self.risk()[[row]])

    def test_longer(self):
        self.assert_not_less(self.risk(duration=(self.people.duration + 12).clip(upper=72)))

    def test_larger(self):
        larger = (self.people.amount * 3 // 2).clip(upper=20_000)
        self.assert_not_less(self.risk(amount=larger))

    def test_some_and_some(self):
        for changed in ({"purpose": "A47"}, {"savings": "A61"}):
            with self.subTest(changed):
                decisions = self.model.predict(self.people.assign(**changed)).tolist()
                self.assertIn(1, decisions)
                self.assertIn(2, decisions)
                self.assertTrue(np.isfinite(self.risk(**changed)).all())

    def test_edges(self):
        for edges in (
            {"age": 18, "duration": 4, "amount": 250},
            {"age": 80, "duration": 72, "amount": 20_000},
        ):
            with self.subTest(edges):
                risk = self.risk(**edges)
                self.assertGreaterEqual(risk.min(), 0)
                self.assertLessEqual(risk.max(), 1)
                self.assertLessEqual(set(self.model.predict(self.people.assign(**edges))), {1, 2})
"""
