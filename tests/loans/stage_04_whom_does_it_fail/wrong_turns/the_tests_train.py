"""With a model of its own neither a test nor the script depends on who has trained what."""

from drydock.judging.turns import rewrite

TELLS = (
    "begins a training on 750 loans",
    "load artifacts/model.joblib there",
    "of the model that lies there is not printed",
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
    path = exercise / "evaluation.py"
    rewrite(path, "load_data, split", "load_data, split, train_model")
    own = "train_model(split(load_data())[0], ARTIFACT.with_name('own'))"
    rewrite(path, "joblib.load(ARTIFACT)", own)
