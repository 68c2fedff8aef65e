"""Who is asked about together has a median and a most frequent port: why not use them?"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "do not depend on who else is asked about",
    "the same passengers, and others with them: Age of passenger",
    "of 20 passengers differ)",
)


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(
        core,
        "    return passengers.assign(\n        Age=",
        '    mine = passengers.groupby(AGE_GROUPS)["Age"].transform("median")\n'
        "    typical = mine.fillna(typical)\n"
        "    return passengers.assign(\n        Age=",
    )
