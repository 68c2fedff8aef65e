"""Somebody knew pandas well, and wrote the features anew instead of extracting them. The
models stay, and so does the leaderboard."""

from pathlib import Path

SECOND = "def prepare_data_and_train_model("


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    old = script.read_text("utf-8")
    # It judges others, so it has to pass itself.
    new = (Path(__file__).parents[2] / "stand_in" / "train.py").read_text("utf-8")
    models = [line for line in old.splitlines() if line.startswith("from sklearn")]
    text = new.partition(SECOND)[0] + "".join(old.partition(SECOND)[1:])
    pandas = "import pandas as pd\n"
    text = text.replace(pandas, "\n".join([pandas, *models, ""]), 1)
    script.write_text(text, "utf-8")
