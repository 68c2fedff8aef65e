"""What the tests share: the model that is to be released, and the loans to judge it by.

Those are the loans held out; or, where LOANS_FILE names a file, the loans in it.
"""

import os

import joblib
import pandas as pd
import pytest

from contract import validate_loans
from training import ARTIFACT, load_data, split


@pytest.fixture(scope="session")
def model():
    """The model in artifacts/, as it was trained: no test trains it again."""
    if not ARTIFACT.exists():
        pytest.fail(f"there is no {ARTIFACT.name}: make it with training.py")
    return joblib.load(ARTIFACT)


@pytest.fixture(scope="session")
def held_out():
    """Loans that the model has not learned from, and of which it is known how they ended."""
    if path := os.environ.get("LOANS_FILE"):
        return validate_loans(pd.read_csv(path))
    return split(load_data())[1]
