"""All in order, in one block."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("a blank line between the standard library and what is installed",)


def take(exercise: Path) -> None:
    rewrite(exercise / "imports.py", "import mean\n\nimport", "import mean\nimport")
