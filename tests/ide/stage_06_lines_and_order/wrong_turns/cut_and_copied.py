"""One function was cut and never pasted, and one was copied where it should have been
moved: the two keys are neighbours."""

from pathlib import Path

TELLS = ("_wind_line is gone; there is one _clock too many",)


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    text = bulletin.read_text("utf-8")
    wind = text[text.index("# Both are said") : text.index("def _beaufort")]
    clock = text[text.index("def _clock") : text.index("# Both are said")]
    text = text.replace(wind, "").replace(clock, clock * 2)
    bulletin.write_text(text, "utf-8")
