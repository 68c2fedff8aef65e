"""The table of the lesson was copied, with what proves it there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("each place that HEALTH.md names is there", "there is no till.py")


def take(exercise: Path) -> None:
    rewrite(exercise / "HEALTH.md", "`contract.py::Applicant`", "`till.py::Order`")
