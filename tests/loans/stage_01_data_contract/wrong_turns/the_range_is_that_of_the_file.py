"""The least and the largest value of today are quickly found, with describe()."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "Refused, though it is right",
    "Everything is as large as the dictionary allows",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py", '"amount": (250, 20_000)', '"amount": (250, 18_424)'
    )
    rewrite(exercise / "contract.py", '"age": (18, 80)', '"age": (19, 75)')
