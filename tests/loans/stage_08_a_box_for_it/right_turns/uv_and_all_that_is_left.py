"""Everything that the context has is copied, since nothing else is in it; uv installs."""

from pathlib import Path

from drydock.workbook.loading import load

FILES = load(Path(__file__).parents[1] / "right_files" / "uv_with_mounts.py")


def take(exercise: Path) -> None:
    FILES.take(exercise)
