"""/app is what everybody calls it; training.py looks two folders above its own, and an image
has only one there.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the service starts from the files in the last stage",
    "it does not start: IndexError",
    "in /app/training.py, line ",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "WORKDIR /srv/loans", "WORKDIR /app")
