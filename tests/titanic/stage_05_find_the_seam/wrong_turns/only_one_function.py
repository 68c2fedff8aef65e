"""All of the script is wrapped at once; nothing gives the features alone."""

from pathlib import Path

TELLS = ("train.py has a function prepare_data()", "there is no prepare_data")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    script.write_text(text.replace("prepare_data()", "_prepare()"), "utf-8")
