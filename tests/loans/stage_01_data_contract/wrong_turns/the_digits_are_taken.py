"""A201 must be 1 in the other file, and A202 must be 2: so the digits say."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("4 do not", "people_liable 1 is '3 and more'", "not the digits of the codes")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "data_dictionary.csv",
        "people_liable,1,0 to 2",
        "people_liable,1,3 and more",
    )
    rewrite(
        exercise / "data_dictionary.csv",
        "people_liable,2,3 and more,",
        "people_liable,2,0 to 2,",
    )
    rewrite(
        exercise / "data_dictionary.csv",
        "foreign_worker,A201,no",
        "foreign_worker,A201,yes",
    )
    rewrite(
        exercise / "data_dictionary.csv",
        "foreign_worker,A202,yes",
        "foreign_worker,A202,no",
    )
