"""The quick fix offers datetime too, and the module gets the name of the class."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("3. report_file", "TypeError")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "complete.py",
        "from datetime import date\n",
        "import datetime as date\n",
    )
