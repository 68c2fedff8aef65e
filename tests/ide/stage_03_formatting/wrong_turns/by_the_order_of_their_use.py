"""Sorted by hand, as they come up in the code."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("by the alphabet", "pathlib stands above datetime")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "imports.py",
        "from datetime import date\nfrom pathlib import Path\n",
        "from pathlib import Path\nfrom datetime import date\n",
    )
