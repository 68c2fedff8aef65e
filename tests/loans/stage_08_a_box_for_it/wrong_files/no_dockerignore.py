"""The file is not needed for the build to work."""

from pathlib import Path

TELLS = (
    "the builder is given no secrets",
    "a secret: .env, and 1 more; there is no .dockerignore",
)


def take(exercise: Path) -> None:
    (exercise / ".dockerignore").unlink()
