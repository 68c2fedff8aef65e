"""Other tools, a matrix, and a tag that publishes."""

from pathlib import Path

from drydock.workbook.loading import load

FILES = Path(__file__).parents[1] / "right_files"


def take(exercise: Path) -> None:
    load(FILES / "a_matrix_and_a_tag.py").take(exercise)
