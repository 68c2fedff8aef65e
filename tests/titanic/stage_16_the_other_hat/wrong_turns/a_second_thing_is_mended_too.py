"""While the hat is on, who is alone changes as well: two changes nobody can tell apart."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("IsAlone differs in", "IsAlone has changed for", "leave them as they were")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "(relatives == 0).astype(int)",
        "(relatives <= 1).astype(int)",
    )
