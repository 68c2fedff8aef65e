"""Gives the Dockerfile of the reference another health check."""

from __future__ import annotations

from pathlib import Path

from drydock.judging.turns import rewrite

LAST = "-slim\nCOPY --from=install"


def ask_with(exercise: Path, command: str) -> None:
    """Puts another command in the place of that of the health check."""
    path = exercise / "Dockerfile"
    head, _, rest = path.read_text("utf-8").partition("HEALTHCHECK")
    start = rest.rpartition("CMD [")[2]
    path.write_text(f"{head}HEALTHCHECK CMD {command}\nCMD [{start}", "utf-8")


def bring_curl(exercise: Path) -> None:
    """Lets the last stage install curl."""
    run = "RUN apt-get update && apt-get install -y curl"
    rewrite(exercise / "Dockerfile", LAST, f"-slim\n{run}\nCOPY --from=install")
