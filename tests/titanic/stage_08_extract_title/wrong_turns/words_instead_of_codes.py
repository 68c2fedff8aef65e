"""The function gives words, and train.py makes codes of them: half a move."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives Title 1 for", "it gives 'Mr'")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "titles.map(TITLE_CODES).fillna(UNKNOWN_TITLE).astype(int)",
        "titles.replace({'Mlle': 'Miss', 'Ms': 'Miss', 'Mme': 'Mrs'})",
    )
    rewrite(
        exercise / "train.py",
        "df = add_derived_title(df)",
        "df = add_derived_title(df)\n    codes = {'Mr': 1, 'Miss': 2, 'Mrs': 3, 'Master': 4}\n"
        "    df['Title'] = df['Title'].map(codes).fillna(5).astype(int)",
    )
