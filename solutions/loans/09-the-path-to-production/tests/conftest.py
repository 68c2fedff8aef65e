"""What the tests share: the model that is to be released, and the loans held out from it."""

import joblib
import pytest

from training import ARTIFACT, load_data, split


@pytest.fixture(scope="session")
def model():
    """The model in artifacts/, as it was trained: no test trains it again."""
    if not ARTIFACT.exists():
        pytest.fail(f"there is no {ARTIFACT.name}: make it with training.py")
    return joblib.load(ARTIFACT)


@pytest.fixture(scope="session")
def held_out():
    """The loans that the model has not learned from."""
    return split(load_data())[1]
