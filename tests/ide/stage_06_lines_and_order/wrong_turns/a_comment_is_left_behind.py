"""The function was selected from its def on, and moved past its own comment."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("above or in _tide_line stands: # The radio", "it is at _clock")


COMMENT = (
    "# The radio wants one line a tide, and no abbreviation but that of the unit.\n"
)


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    rewrite(bulletin, COMMENT, "")
    rewrite(bulletin, "def _clock", f"{COMMENT}def _clock")
