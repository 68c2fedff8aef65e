"""to_numeric and agg do it as well, and the column can be an attribute."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "complete.py", 'catch["kilos"].mean()', 'catch.kilos.agg("mean")'
    )
    rewrite(
        exercise / "complete.py",
        'catch["boxes"].astype(int)',
        'pd.to_numeric(catch["boxes"])',
    )
