"""There are two stages, and the last one installs all by itself."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("takes nothing that an earlier stage has installed",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "COPY --from=install /opt/venv /opt/venv\n",
        "COPY requirements.txt .\nRUN python -m venv /opt/venv\n"
        "RUN /opt/venv/bin/pip install -r requirements.txt\n",
    )
