"""Each file is filled by itself, and the leak is gone; no feature of today shows it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("no longer shift Age of training", "another hat")


def take(exercise: Path) -> None:
    train = exercise / "train.py"
    call = 'impute_by_group_median({}, "Age", by=["Sex", "Pclass"], to_nearest=0.5)'
    rewrite(train, f"    df = {call.format('df')}\n", "")
    rewrite(
        train,
        "pd.concat([train, test])",
        f"pd.concat([{call.format('table')} for table in (train, test)])",
    )
