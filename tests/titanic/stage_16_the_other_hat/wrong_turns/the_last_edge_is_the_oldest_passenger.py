"""Nobody in the files is over 80, so that is taken for the last edge."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("given a passenger of 81, prepare_data() says 81", "must hold for all ages")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", "(16, 32, 48, 64)", "(16, 32, 48, 64, 80)")
