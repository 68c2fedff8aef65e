"""What the tests share: a model of all loans, trained once and not where the real one is."""

import pytest

from training import load_data, train_model


@pytest.fixture(scope="session")
def trained(tmp_path_factory):
    """The file of a model that has learned from the loans."""
    path = tmp_path_factory.mktemp("artifacts") / "model.joblib"
    train_model(load_data(), save_to=path)
    return path
