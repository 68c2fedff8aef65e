"""The models have a function of their own; main takes options, and prints the table."""

from pathlib import Path

from drydock.judging.turns import rewrite

HEAD = """def prepare_data_and_train_model() -> (
    tuple[RandomForestClassifier, pd.DataFrame, pd.Series]
):
    \"\"\"Returns the trained forest, and X_train and Y_train, which it was trained on.\"\"\"
    X_train, Y_train, X_test = prepare_data()
"""
END = """

def prepare_data_and_train_model():
    X_train, Y_train, X_test = prepare_data()
    forest, _ = train_all(X_train, Y_train, X_test)
    return [forest, X_train, Y_train]


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sort", default="Score")
    sort = parser.parse_args(arguments).sort
    _, leaderboard = train_all(*prepare_data())
    sys.stderr.write(leaderboard.sort_values(sort).to_string(index=False))
    return 0


if "__main__" == __name__:
    sys.exit(main())
"""


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, HEAD, "def train_all(X_train, Y_train, X_test):\n")
    rewrite(script, "    print(models)\n", "")
    rewrite(
        script, "return random_forest, X_train, Y_train", "return random_forest, models"
    )
    text = script.read_text("utf-8")
    script.write_text(text[: text.index("if __name__")].rstrip() + "\n" + END, "utf-8")
    rewrite(
        script, "import warnings\n", "import argparse\nimport sys\nimport warnings\n"
    )
