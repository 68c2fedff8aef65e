"""The wind before the tides, the details of both at the end, and a note on a function."""

from pathlib import Path


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    text = bulletin.read_text("utf-8")
    tide = text[text.index("# The radio wants") : text.index("def _clock")]
    clock = text[text.index("def _clock") : text.index("# Both are said")]
    wind = text[text.index("# Both are said") : text.index("def _beaufort")]
    force = text[text.index("def _beaufort") : text.index("if __name__")]
    old = tide + clock + wind + force
    new = wind + tide + force + "# As a clock shows it.\n" + clock
    assert old in text
    bulletin.write_text(text.replace(old, new), "utf-8")
