"""An unknown port is thought of where gaps are filled, and not where ports are counted."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "after learn was given the ports X, X and C",
    "it raises IntCastingNaNError",
    "for learn as well, a port other than S, C and Q counts as missing",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "port=known_ports(passengers).mode()[0]",
        'port=passengers["Embarked"].mode()[0]',
    )
