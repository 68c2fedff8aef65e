"""The full path is pasted from the file manager: it works, here."""

from pathlib import Path

from drydock.workbook.house import HERE
from drydock.judging.turns import rewrite

TELLS = ("there is no such file on another machine", "with __file__")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'Path(__file__).resolve().parents[2] / "data" / "titanic"',
        f"Path({str(HERE.root / 'data' / 'titanic')!r})",
    )
