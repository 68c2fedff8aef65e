"""The old line over 64 does nothing, so it does no harm to let it stand."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("each line of train.py does something", "delete what is left of the old lines")


def take(exercise: Path) -> None:
    call = 'df["Age"] = categorize(df["Age"], AGE_UPPER_EDGES)'
    line = 'df.loc[df["Age"] > AGE_UPPER_EDGES[-1], "Age"]'
    rewrite(exercise / "train.py", call, f"{call}\n    {line}")
