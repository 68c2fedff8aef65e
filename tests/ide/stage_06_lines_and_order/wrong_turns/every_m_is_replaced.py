"""All words m are selected, with no quotes around them: two are a unit in a text."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "prints, as before: 03:00  high water, 6.2 m",
    "a unit in a text is no key",
    "_tide_line has, as before",
)


def take(exercise: Path) -> None:
    bulletin = exercise / "bulletin.py"
    rewrite(bulletin, "{height:.1f} m", "{height:.1f} metres")
    rewrite(bulletin, "{wind:.0f} m a", "{wind:.0f} metres a")
