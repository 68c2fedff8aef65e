"""Nothing fails without the line, on any day but that of the attack."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "names a USER who is not root",
    "no USER stands",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "USER 1000\n", "")
