"""The details in the order in which they are first called, other quotes, comments of
one's own, too few blank lines, and a blank line below a comment."""

from pathlib import Path


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    text = bulletin.read_text("utf-8")
    clock = text[text.index("def _clock") : text.index("# Both are said")]
    wind = text[text.index("# Both are said") : text.index("def _beaufort")]
    text = text.replace(clock, "").replace(wind, wind + clock)
    text = text.replace("if __name__", "# Here it starts.\nif __name__")
    text = text.replace("unit.\ndef", "unit.\n\ndef").replace("\n\n\ndef", "\ndef")
    bulletin.write_text(text.replace('"metres"', "'metres'"), "utf-8")
