"""The source is written where something has changed, and left out elsewhere."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("1 do not, such as age", "says in source where the meaning is from")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "data_dictionary.csv",
        '"years, 18 to 80",Statlog',
        '"years, 18 to 80",',
    )
