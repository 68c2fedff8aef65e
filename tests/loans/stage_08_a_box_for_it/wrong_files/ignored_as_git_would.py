"""In a .gitignore, such a line holds in every folder; here it holds at the top."""

from pathlib import Path

TELLS = (
    "the builder is given no secrets",
    "a secret: keys/deploy.key",
)


def take(exercise: Path) -> None:
    lines = ".env\n*.key\n.git\n.venv\ndata\nheld_out.csv\n*.ipynb\n"
    (exercise / ".dockerignore").write_text(lines, "utf-8")
