"""Plain loops over everybody, without fixtures or marks; the model is a logistic regression."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    before, _, after = script.read_text("utf-8").partition("def build_model")
    trained = after[after.index("def train_model") :]
    script.write_text(before + BUILD + trained, "utf-8")
    rewrite(script, *IMPORTS)
    (exercise / "tests/test_behaviour.py").write_text(TESTS, "utf-8")


IMPORTS = (
    "from sklearn.ensemble import HistGradientBoostingClassifier\n",
    "from sklearn.linear_model import LogisticRegression\n"
    "from sklearn.preprocessing import MinMaxScaler\n",
)
BUILD = '''\
def build_model(columns):
    """A regression of all columns but the telephone."""
    codes = [one for one in columns if one not in NUMBERS and one != "telephone"]
    encode = ColumnTransformer(
        [
            ("codes", OneHotEncoder(handle_unknown="ignore"), codes),
            ("numbers", MinMaxScaler(), list(NUMBERS)),
        ]
    )
    return FixedThresholdClassifier(
        Pipeline([("encode", encode), ("classify", LogisticRegression(max_iter=1000))]),
        threshold=REFUSE_FROM,
        pos_label=BAD,
        response_method="predict_proba",
    )


'''
TESTS = """\
from pathlib import Path

import joblib
import numpy as np

from training import load_data, split

MODEL = Path(__file__).parents[1] / "artifacts" / "model.joblib"
PEOPLE = split(load_data())[1].drop(columns="credit_risk")


def chances(people):
    return joblib.load(MODEL).predict_proba(people)[:, 1]


def test_no_telephone():
    other = PEOPLE.copy()
    other["telephone"] = ["A191" if t == "A192" else "A192" for t in PEOPLE["telephone"]]
    for before, after in zip(chances(PEOPLE), chances(other)):
        assert abs(before - after) < 1e-9


def test_more():
    before = chances(PEOPLE)
    for months in (1, 3, 12, 36):
        longer = PEOPLE.copy()
        longer["duration"] = np.minimum(longer["duration"] + months, 72)
        for row, after in enumerate(chances(longer)):
            assert after >= before[row] - 1e-9, (row, months)
    for dm in (100, 1000, 5000):
        larger = PEOPLE.copy()
        larger["amount"] = np.minimum(larger["amount"] + dm, 20000)
        for row, after in enumerate(chances(larger)):
            assert after >= before[row] - 1e-9, (row, dm)


def test_order():
    shuffled = PEOPLE.sample(frac=1, random_state=1)
    shuffled = shuffled[sorted(shuffled.columns)]
    found = dict(zip(shuffled.index, chances(shuffled)))
    for label, chance in zip(PEOPLE.index, chances(PEOPLE)):
        assert abs(found[label] - chance) < 1e-9
    for row in (0, 100, 249):
        alone = chances(PEOPLE.iloc[row : row + 1])[0]
        assert abs(alone - chances(PEOPLE)[row]) < 1e-9


def test_everybody_gets_an_answer():
    asked = [("purpose", "A47"), ("savings", "A61"), ("age", 18), ("age", 80)]
    asked += [("duration", 4), ("duration", 72), ("amount", 250), ("amount", 20000)]
    for column, value in asked:
        people = PEOPLE.copy()
        people[column] = value
        decisions = set(joblib.load(MODEL).predict(people))
        assert not decisions - {1, 2}
        if column in ("purpose", "savings"):
            assert len(decisions) == 2
        for chance in chances(people):
            assert 0 <= chance <= 1, (column, value)
"""
