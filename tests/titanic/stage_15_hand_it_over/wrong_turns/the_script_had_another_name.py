"""The README was written in the first week, and nobody has typed its commands since."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "none runs train.py and none runs the tests: python -m model.train",
    "python -m model.train: it ends with 1",
)


def take(exercise: Path) -> None:
    readme = exercise / "README.md"
    rewrite(readme, "../../.venv/bin/python train.py", "python -m model.train")
    rewrite(readme, "../../.venv/bin/python -m pytest\n", "")
