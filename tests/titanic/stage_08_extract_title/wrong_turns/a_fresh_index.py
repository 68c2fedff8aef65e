"""A loop over the names makes a list and a new column of it: labels 0, 1, 2, ..."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Title differs in", "(index labels that repeat)", "keep the index as it is")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "codes = titles.map(TITLE_CODES).fillna(UNKNOWN_TITLE).astype(int)",
        "codes = pd.Series([TITLE_CODES.get(title, 0) for title in titles])",
    )
