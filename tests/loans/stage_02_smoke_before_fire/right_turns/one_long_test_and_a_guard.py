"""Training falls into functions of its own, which the tests know; one long test; a guard for
all tests in conftest.py, with its imports at the top."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    text = script.read_text("utf-8")
    begin, end = text.index("def train_model"), text.index('if __name__ == "__main__"')
    script.write_text(text[:begin] + FUNCTIONS + text[end:], "utf-8")
    rewrite(
        script, "    train_model(load_data())", "    train_model(load_data(), ARTIFACT)"
    )
    shared = exercise / "tests/conftest.py"
    rewrite(shared, "import pytest\n", "import pytest\n\nimport training\n")
    shared.write_text(f"{shared.read_text('utf-8')}\n\n{GUARD}", "utf-8")
    (exercise / "tests/test_training.py").unlink()
    (exercise / "tests/test_smoke.py").write_text(SMOKE, "utf-8")


FUNCTIONS = '''\
def fit_model(data):
    """The model, fitted on three quarters of the data."""
    X = data.drop(columns=TARGET)
    X_train, _, y_train, _ = train_test_split(X, data[TARGET], random_state=42)
    return build_model(X.columns).fit(X_train, y_train)


def save(model, path):
    """Puts the model into a file, in a folder that is made if need be."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, path, compress=3)


def train_model(data, save_to=None, *, quiet=True):
    """Fits the model, and saves it: where the service finds it, if nothing else is said."""
    model = fit_model(data)
    save(model, save_to or ARTIFACT)
    if not quiet:
        print("saved")
    return model


'''

GUARD = """\
@pytest.fixture(autouse=True)
def _the_real_model_stays():
    before = training.ARTIFACT.exists() and training.ARTIFACT.read_bytes()
    yield
    after = training.ARTIFACT.exists() and training.ARTIFACT.read_bytes()
    assert after == before, "a test has written the real model"
"""

SMOKE = """\
import joblib
import numpy as np
from pandas.testing import assert_frame_equal
from sklearn.metrics import balanced_accuracy_score

from training import TARGET, fit_model, load_data, train_model


def test_from_loans_to_a_file_that_can_be_asked(tmp_path):
    loans = load_data().sample(120, random_state=3)
    before = loans.copy()
    applicants = loans.drop(columns=TARGET)

    train_model(loans, save_to=str(tmp_path / "deep" / "down" / "m.joblib"), quiet=False)

    assert_frame_equal(loans, before)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["m.joblib"]
    model = joblib.load(tmp_path / "deep" / "down" / "m.joblib")
    answers = model.predict(applicants)
    assert np.isin(answers, [1, 2]).all()
    assert balanced_accuracy_score(before[TARGET], answers) > 0.6
    strange = applicants.copy()
    strange["purpose"] = strange["purpose"].astype(str) + "X"
    assert not set(model.predict(strange).tolist()) - {1, 2}


def test_it_fits():
    assert set(fit_model(load_data().head(100)).classes_) == {1, 2}
"""
