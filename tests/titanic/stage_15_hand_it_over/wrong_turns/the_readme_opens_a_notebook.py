"""The story is the best place to begin, so the README has the command that opens it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "jupyter lab titanic.ipynb: it waits for somebody, or installs something",
    "say that in words",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "README.md",
        "../../.venv/bin/python train.py\n",
        "../../.venv/bin/python train.py\njupyter lab titanic.ipynb\n",
    )
