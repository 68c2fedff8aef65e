"""No approved file: a short fingerprint of each table, plain functions, beside train.py,
saved by an editor that marks its files and ends lines as on Windows."""

import shutil
from pathlib import Path

TESTS = """
import hashlib

from train import prepare_data, prepare_data_and_train_model


def fingerprint(table):
    text = table.to_csv(index=False, lineterminator="\\n")
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_what_the_model_learns_from():
    X_train, Y_train, X_test = prepare_data()
    assert fingerprint(X_train) == "490c775d9551d456"
    assert fingerprint(Y_train.to_frame()) == "6bba78a89999c288"
    assert fingerprint(X_test) == "46eb23b5ed5ee11e"


def test_what_the_model_says():
    model, X_train, _ = prepare_data_and_train_model()
    assert fingerprint(X_train) == "490c775d9551d456"
    said = bytes(model.predict(X_train).astype("uint8"))
    assert hashlib.sha256(said).hexdigest()[:16] == "a4659348d7801d1b"
"""


def take(exercise: Path) -> None:
    shutil.rmtree(exercise / "tests")
    text = TESTS.encode().replace(b"\n", b"\r\n")
    (exercise / "test_harness.py").write_bytes(b"\xef\xbb\xbf" + text)
