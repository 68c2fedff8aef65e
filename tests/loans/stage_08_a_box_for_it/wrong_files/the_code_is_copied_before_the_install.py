"""Everything is copied at once, and each change of a comment installs all packages anew."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "before code and model are copied",
    "app.py is copied in line 6",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "COPY requirements.txt .",
        "COPY requirements.txt *.py ./",
    )
