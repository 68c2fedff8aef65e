"""The key that sorts does not delete, in some editors."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("nobody uses csv, sys",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "imports.py",
        "import json\n",
        "import csv\nimport json\nimport sys\n",
    )
