"""The last line of the script still stands there, so every import trains."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "importing it trains",
    "RandomForestClassifier",
    "and reads test.csv, train.csv and prints something",
    'if __name__ == "__main__":',
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'if __name__ == "__main__":\n    prepare_data_and_train_model()',
        "prepare_data_and_train_model()",
    )
