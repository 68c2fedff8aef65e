"""One job, with conditions at its last steps."""

from pathlib import Path

from drydock.workbook.loading import load

FILES = Path(__file__).parents[1] / "right_files"


def take(exercise: Path) -> None:
    load(FILES / "one_job_for_all.py").take(exercise)
