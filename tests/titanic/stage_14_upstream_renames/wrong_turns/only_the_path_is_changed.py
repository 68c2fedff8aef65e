"""The folder is another one now, and nobody looks at the first line of the files."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = (
    "KeyError: 'Name', preprocessing.py",
    "the files say full_name",
    "right after reading",
    "neither name stands in your code",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '/ "data" / "titanic"',
        '/ "data" / "titanic" / "renamed"',
    )
