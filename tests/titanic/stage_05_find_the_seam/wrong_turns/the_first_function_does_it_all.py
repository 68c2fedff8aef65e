"""All of the script is wrapped at once, and the second function fetches what it made."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it trains DecisionTreeClassifier,", "must not wait for them")
FOREST = "    global FOREST\n    FOREST = random_forest\n"
SECOND = """

def prepare_data_and_train_model():
    X_train, Y_train, _ = prepare_data()
    return FOREST, X_train, Y_train
"""


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    begin = text.index("    return X_train, Y_train, X_test\n")
    end = text.index("    # [code smell] dead code: commented out\n    # logreg")
    script.write_text(text[:begin] + text[end:], "utf-8")
    rewrite(
        script,
        "    return random_forest, X_train, Y_train\n",
        f"{FOREST}    return X_train, Y_train, X_test\n{SECOND}",
    )
