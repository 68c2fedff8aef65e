"""Each file is filled by itself: no feature shows it, so no check can object."""

from pathlib import Path

from drydock.turns import rewrite


def take(exercise: Path) -> None:
    train = exercise / "train.py"
    call = 'impute_by_group_median({}, "Age", by=["Sex", "Pclass"], to_nearest=0.5)'
    rewrite(train, f"    df = {call.format('df')}\n", "")
    rewrite(
        train,
        "pd.concat([train, test])",
        f"pd.concat([{call.format('table')} for table in (train, test)])",
    )
