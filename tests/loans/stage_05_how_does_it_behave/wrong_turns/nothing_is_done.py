"""The score is honest, the groups are looked at: what more could there be?"""

from pathlib import Path

FROM = "start"
TELLS = (
    "it is another for 152 of 250 held-out loans",
    "it is lower for 27 of 250 held-out loans",
    "16 not noticed",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
