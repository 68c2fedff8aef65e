"""Nobody likes to speak of the monitoring."""

from pathlib import Path

TELLS = ("it has no row for monitoring",)


def take(exercise: Path) -> None:
    path = exercise / "HEALTH.md"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(one for one in lines if "| monitoring |" not in one), "utf-8"
    )
