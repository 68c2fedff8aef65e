"""Without the import no date is needed, if its text stands in the function."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("only the four places have changed", "def report_file()")


def take(exercise: Path) -> None:
    complete = exercise / "complete.py"
    rewrite(complete, "from datetime import date\n\n", "")
    rewrite(complete, "{date(2026, 3, 7).isoformat()}", "2026-03-07")
