"""The selection ended one line too early: the last line of a function stayed where it
was, in the function above. And the lines that start the program were overtaken."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "_clock has, as before: return",
    "the lines that start the program are the last of the file",
    "nothing but TIDES and the import has changed",
)


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    last = '    return f"{hour:02d}:00"\n'
    rewrite(bulletin, last, "")
    rewrite(bulletin, '{height:.1f} m"\n', f'{{height:.1f}} m"\n{last}')
    text = bulletin.read_text("utf-8")
    start = text[text.index("if __name__") :]
    text = text.replace(start, "").replace("def _beaufort", f"{start}\n\ndef _beaufort")
    bulletin.write_text(text.replace("WIND = 11.0", "WIND = 12.0"), "utf-8")
