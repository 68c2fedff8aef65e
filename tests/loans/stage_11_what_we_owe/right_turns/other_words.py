"""A wall and ratings of somebody else, with more columns and in other words."""

from pathlib import Path

from drydock.workbook.loading import load

FILES = Path(__file__).parents[1] / "right_files"


def take(exercise: Path) -> None:
    load(FILES / "other_columns_and_links.py").take(exercise)
