"""An extension sorted the functions by their names: private ones stand at the top."""

import re
from pathlib import Path

TELLS = ("main stands above _beaufort, which is private",)


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    text = bulletin.read_text("utf-8")
    head, rest = text[: text.index("def main")], text[text.index("def main") :]
    functions, start = (
        rest[: rest.index("if __name__")],
        rest[rest.index("if __name__") :],
    )
    parts = re.split(r"(?<=\n\n\n)(?=#|def )", functions)
    parts.sort(key=lambda part: part[part.index("def ") :])
    bulletin.write_text(head + "".join(parts) + start, "utf-8")
