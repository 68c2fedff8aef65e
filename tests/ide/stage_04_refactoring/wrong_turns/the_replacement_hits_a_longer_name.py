"""Search and replace for log, which is also in the name of the module."""

from pathlib import Path

FROM = "start"
TELLS = ("No module named 'write_entrybook'",)


def take(exercise: Path) -> None:
    for path in (exercise / "refactoring").glob("*.py"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("log", "write_entry"), "utf-8")
