"""The old way stays, in other words, and the new function finds no gap any more."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("train.py gets Age from impute_by_group_median", "came out the same")

CALL = 'df = impute_by_group_median(df, "Age", by=["Sex", "Pclass"], to_nearest=0.5)'
BEFORE = """half = df.groupby(["Sex", "Pclass"])["Age"].transform(
        lambda ages: round(ages.quantile() * 2) / 2
    )
    df["Age"] = df["Age"].fillna(half)
    """


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", CALL, BEFORE + CALL)
