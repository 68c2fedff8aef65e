"""Each CSV file is copied, and one of them is data."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("data: held_out.csv",)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "data_dictionary.csv ./", "*.csv ./")
    rewrite(exercise / ".dockerignore", "!data_dictionary.csv", "!*.csv")
