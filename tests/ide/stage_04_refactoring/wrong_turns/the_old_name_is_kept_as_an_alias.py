"""The import gives the function its old name back, so that nothing else has to change."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("nothing is called log any more", "line 3 of refactoring/voyage.py")


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(voyage, "import write_entry", "import write_entry as log")
    rewrite(voyage, 'write_entry("cast off"', 'log("cast off"')
    rewrite(voyage, 'write_entry("moored"', 'log("moored"')
