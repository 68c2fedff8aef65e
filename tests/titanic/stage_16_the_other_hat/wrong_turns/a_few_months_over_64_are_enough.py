"""Who is over 64 is asked before the ages are cut to whole years."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "an age of 64.5 is in band 3",
    "given a passenger of 64.5, prepare_data() says 4",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "Age=categorize(years, AGE_UPPER_EDGES))",
        'Age=categorize(years, AGE_UPPER_EDGES).mask(imputed["Age"] > 64, 4))',
    )
    rewrite(
        exercise / "tests/test_preprocessing.py",
        "bands_of([64, 64.5, 65, 80]) == [3, 3, 4, 4]",
        "bands_of([64, 65, 80]) == [3, 4, 4]",
    )
