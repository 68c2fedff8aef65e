"""What is sent too much is ignored, as other services do it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("interfaces: green only where", "shoe_size", "is answered 200")


def take(exercise: Path) -> None:
    rewrite(exercise / "contract.py", 'extra="forbid"', 'extra="ignore"')
