"""It runs in its own folder, which is the only one where it was tried."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("FileNotFoundError", "of train.py", "begin the path at the script itself")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'Path(__file__).resolve().parents[2] / "data" / "titanic"',
        'Path("../../data/titanic")',
    )
