"""The story needs a model, so the notebook makes one, as it always did."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("trains a model of its own", "call the function of the module")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "model, _, _ = train.prepare_data_and_train_model()",
        "from sklearn.ensemble import RandomForestClassifier\n"
        "model = RandomForestClassifier(n_estimators=100, random_state=42)\n"
        "model.fit(X_train, Y_train)",
    )
