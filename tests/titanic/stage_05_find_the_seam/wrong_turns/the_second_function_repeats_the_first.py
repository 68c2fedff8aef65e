"""Both functions hold the lines that prepare the data: each works by itself."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "prepare_data_and_train_model() calls prepare_data()",
    "it gives the same, and does not call it",
)


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    begin = text.index("    train = pd.read_csv(DATA")
    lines = text[begin : text.index("    return X_train, Y_train, X_test\n")]
    rewrite(script, "    X_train, Y_train, X_test = prepare_data()\n", lines)
