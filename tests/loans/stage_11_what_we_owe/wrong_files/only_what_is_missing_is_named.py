"""It is to come, and already green."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("has a file that proves it", "names only what is missing")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "HEALTH.md",
        "`monitoring.py`, `request_log.py`",
        "`dashboard.json` (missing)",
    )
