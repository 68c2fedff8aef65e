"""Only what the code imports is written down, and numpy comes as it likes."""

from pathlib import Path

TELLS = (
    "each package has its version",
    "numpy has none, and ",
    " brings it",
)


def take(exercise: Path) -> None:
    path = exercise / "requirements.txt"
    lines = [one for one in path.read_text("utf-8").splitlines() if "numpy" not in one]
    path.write_text("\n".join(lines), "utf-8")
