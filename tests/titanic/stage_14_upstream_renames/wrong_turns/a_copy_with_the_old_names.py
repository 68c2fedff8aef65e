"""The new files are turned back into old ones, which lie beside the program from then on."""

from pathlib import Path

from drydock.judging.turns import rewrite
from drydock.workbook.house import HERE

TELLS = (
    "it reads exercises/titanic/passengers/train.csv and exercises",
    "brings the old ones up to date, nor a copy of them",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'Path(__file__).resolve().parents[2] / "data" / "titanic" / "renamed"',
        'Path(__file__).resolve().parent / "passengers"',
    )
    rewrite(exercise / "train.py", ', errors="raise")', ")")
    (exercise / "passengers").mkdir()
    for name in ("train.csv", "test.csv"):
        file = HERE.root / "data" / "titanic" / name
        (exercise / "passengers" / name).write_bytes(file.read_bytes())
