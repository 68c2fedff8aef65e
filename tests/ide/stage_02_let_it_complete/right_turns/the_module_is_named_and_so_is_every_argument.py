"""The import brings in the module, and the call gives every parameter its name."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "complete.py", "from datetime import date\n", "import datetime\n"
    )
    rewrite(exercise / "complete.py", "{date(", "{datetime.date(")
    rewrite(
        exercise / "complete.py",
        'line("mean", mean_kilos, unit="kg")',
        'line(unit="kg", name="mean", value=mean_kilos)',
    )
