"""The paths stay as the notebook had them; the script goes where they are right."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'DATA = Path(__file__).resolve().parents[2] / "data" / "titanic"',
        "import os\n\n"
        "os.chdir(os.path.dirname(os.path.abspath(__file__)))\n"
        'DATA = Path("../../data/titanic")',
    )
