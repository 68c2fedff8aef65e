"""Only four of the five places are selected, and the copied line stays a copy; the
a detail stands above the function that needs it, and a comment hides the import."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    '"m" is still in line 35',
    "4 lines, one of them {'hour': 15, 'metres': 6.1}",
    "_tide_line stands above _clock, which it calls",
    "nobody reads the import of os, the variable count in advice",
    "no tool that it should look away",
)


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    rewrite(bulletin, 'tide: tide["metres"]', 'tide: tide["m"]')
    rewrite(bulletin, '{"hour": 21, "metres": 1.4}', '{"hour": 15, "metres": 6.1}')
    rewrite(bulletin, "# Today's", "import os  # noqa: F401\n\n# Today's")
    rewrite(bulletin, "    if force > 6", "    count = len(tides)\n    if force > 6")
    text = bulletin.read_text("utf-8")
    clock = text[text.index("def _clock") : text.index("# Both are said")]
    text = text.replace(clock, "").replace(
        "# The radio wants", f"{clock}# The radio wants"
    )
    bulletin.write_text(text, "utf-8")
