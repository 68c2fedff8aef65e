"""Column(int) is how the first page of pandera's documentation does it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Refused, though it is right (Numbers are int32 and codes a category)",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "pa.Column(checks=[NUMERIC, pa.Check.in_range",
        "pa.Column(int, checks=[NUMERIC, pa.Check.in_range",
    )
