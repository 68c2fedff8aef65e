"""With a model of its own a test does not depend on who has trained what."""

from drydock.judging.turns import rewrite

TELLS = (
    "begins a training on 750 loans",
    "load artifacts/model.joblib there",
)


def take(exercise):
    rewrite(
        exercise / "tests" / "conftest.py",
        "    return joblib.load(ARTIFACT)\n",
        "    train_model(split(load_data())[0], save_to=ARTIFACT.with_name('own'))\n"
        "    return joblib.load(ARTIFACT)\n",
    )
    rewrite(
        exercise / "tests" / "conftest.py",
        "import ARTIFACT, load_data, split",
        "import ARTIFACT, load_data, split, train_model",
    )
