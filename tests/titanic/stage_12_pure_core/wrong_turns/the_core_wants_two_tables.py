"""The stacking is computing, it seems, so it moves to the core: which now knows of files."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it is given 2 tables", "stack the two tables before the call")


def take(exercise: Path) -> None:
    core, script = exercise / "preprocessing.py", exercise / "train.py"
    rewrite(
        core,
        "def prepare_features(passengers: pd.DataFrame) -> pd.DataFrame:",
        "def prepare_features(train: pd.DataFrame, test: pd.DataFrame) -> pd.DataFrame:",
    )
    rewrite(core, "of all `passengers`, as integers", "of both tables, as integers")
    rewrite(
        core,
        "    prepared = (\n        passengers.pipe(add_derived_title)",
        "    prepared = (\n        pd.concat([train, test])\n        .pipe(add_derived_title)",
    )
    rewrite(script, "(pd.concat([train, test]))", "(train, test)")
