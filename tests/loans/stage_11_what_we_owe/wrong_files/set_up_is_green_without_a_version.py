"""One package is taken as it comes."""

from pathlib import Path

TELLS = ("set-up: green only where", "pandas in requirements.txt has no version")


def take(exercise: Path) -> None:
    path = exercise / "requirements.txt"
    lines = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join("pandas" if "pandas=" in one else one for one in lines), "utf-8"
    )
