"""One file of requirements is enough for all, says somebody."""

from pathlib import Path

TELLS = (
    "only what the service needs is installed",
    "pytest is, by requirements.txt",
)


def take(exercise: Path) -> None:
    with open(exercise / "requirements.txt", "a", encoding="utf-8") as file:
        file.write("pytest==9.0.2\niniconfig==2.3.0\npluggy==1.6.0\npygments==2.19.2\n")
