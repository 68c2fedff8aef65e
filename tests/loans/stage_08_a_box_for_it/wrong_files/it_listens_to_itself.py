"""On a laptop the service needs no host, and it answers."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "listens on 0.0.0.0",
    "it listens on 127.0.0.1",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", '"--host", "0.0.0.0", ', "")
