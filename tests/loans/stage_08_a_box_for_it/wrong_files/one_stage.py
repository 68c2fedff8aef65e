"""One stage is simpler to read, and holds all that has served to build."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "an earlier stage installs",
    "there is one stage",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "FROM python:${PYTHON}-slim\nCOPY --from=install /opt/venv /opt/venv\n",
        "",
    )
