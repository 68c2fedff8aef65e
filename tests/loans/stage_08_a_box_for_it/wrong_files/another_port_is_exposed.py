"""The port was changed in one of two places."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "EXPOSE names the port",
    "it listens on 8000, and EXPOSE says 80",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "EXPOSE 8000", "EXPOSE 80")
