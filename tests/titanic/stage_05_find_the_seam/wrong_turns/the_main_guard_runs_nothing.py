"""The call is forgotten: nothing complains, since nothing happens."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "train.py still trains when it is run as a script",
    "run as a script, it trains no model",
    'call the second function under if __name__ == "__main__":',
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '__main__":\n    prepare_data_and_train_model()',
        '__main__":\n    prepare_data()',
    )
