"""Where no model lies about, a test makes one, and asks that."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("16 not noticed", "write tests that load the saved model, and can fail")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_behaviour.py",
        '@pytest.fixture(name="people", scope="module")',
        OWN,
    )


OWN = """@pytest.fixture(name="model", scope="module")
def _model(tmp_path_factory):
    from training import load_data, split, train_model

    learned, _ = split(load_data())
    return train_model(learned, save_to=tmp_path_factory.mktemp("m") / "own.joblib")


@pytest.fixture(name="people", scope="module")"""
