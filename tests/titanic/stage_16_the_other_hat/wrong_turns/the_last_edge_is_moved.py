"""The last band is made wider, so that nobody falls out of it: no band 4 comes out."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("Age differs in 13 of 1,309 rows", "approved 4, yours 3", "a band of its own")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", "(16, 32, 48, 64)", "(16, 32, 48, math.inf)")
