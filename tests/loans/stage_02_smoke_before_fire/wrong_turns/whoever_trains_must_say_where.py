"""Without a default, nobody can overwrite the model by mistake; nor can the pipeline train."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "train_model(loans) saves the model in artifacts/model.joblib, as before",
    "missing 1 required positional argument: 'save_to'",
)


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    rewrite(
        script,
        "def train_model(data, save_to=ARTIFACT)",
        "def train_model(data, save_to)",
    )
    rewrite(
        script, "    train_model(load_data())", "    train_model(load_data(), ARTIFACT)"
    )
