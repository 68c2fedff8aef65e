"""A package once needed a compiler, so every image of the team has one."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "no compiler and no other tool",
    "build-essential, git",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "-slim\nCOPY --from=install",
        "-slim\nRUN apt-get update && apt-get install -y build-essential git\nCOPY --from=install",
    )
