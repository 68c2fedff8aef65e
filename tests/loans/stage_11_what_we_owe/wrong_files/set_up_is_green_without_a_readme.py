"""It has been set up here so often that nobody needs the commands."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("set-up: green only where", "there is no README.md")


def take(exercise: Path) -> None:
    (exercise / "README.md").unlink()
    rewrite(
        exercise / "HEALTH.md", "`README.md`, `requirements.txt`", "`requirements.txt`"
    )
