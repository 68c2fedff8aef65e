"""The warning about the unused import goes, and the import stays."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("nobody uses sys", "says to no tool")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "imports.py",
        "import json\n",
        "import json\nimport sys  # noqa: F401\n",
    )
