"""The names alone are what people remember."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "each package has its version",
    "pandas has none, in requirements.txt",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "requirements.txt", "pandas==", "pandas>=")
