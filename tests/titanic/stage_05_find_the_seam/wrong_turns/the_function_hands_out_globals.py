"""The code stays where it was, and a function of the right name returns its results."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("importing it reads test.csv, train.csv", "into one of the two functions")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    script.write_text(text.replace("def prepare_data()", "def _prepare()"), "utf-8")
    rewrite(
        script,
        "def prepare_data_and_train_model()",
        "TABLES = _prepare()\n\n\ndef prepare_data():\n    return TABLES\n\n\n"
        "def prepare_data_and_train_model()",
    )
