"""What a function needs comes in as an argument: here, the folder with the data."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("prepare_data() takes no argument", "it asks for folder")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, "def prepare_data() ->", "def prepare_data(folder) ->")
    rewrite(script, "_test = prepare_data()", "_test = prepare_data(DATA)")
