"""A template has a heading for everything, and files that this program does not have."""

from pathlib import Path

TELLS = (
    "it has 47 lines that are not blank",
    "there is no requirements.txt; there is no src/main.py; there is no config.yml",
)
HEADINGS = (
    "Features",
    "Installation",
    "Usage",
    "Configuration",
    "Roadmap",
    "Contributing",
    "License",
    "Authors",
    "Acknowledgements",
    "Project status",
)


def take(exercise: Path) -> None:
    readme = exercise / "README.md"
    parts = [f"## {one}\n\nTo be done.\n\n- first\n" for one in HEADINGS]
    first = "See `requirements.txt`, `src/main.py` and `config.yml`.\n"
    readme.write_text("\n".join([readme.read_text("utf-8"), first, *parts]), "utf-8")
