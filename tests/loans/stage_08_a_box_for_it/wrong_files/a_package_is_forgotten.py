"""Pandera is what the contract needs; who packs the service thinks of app.py."""

from pathlib import Path

TELLS = (
    "all that the service imports is installed",
    "pandera is not among",
)


def take(exercise: Path) -> None:
    path = exercise / "requirements.txt"
    lines = [
        one for one in path.read_text("utf-8").splitlines() if "pandera" not in one
    ]
    path.write_text("\n".join(lines), "utf-8")
