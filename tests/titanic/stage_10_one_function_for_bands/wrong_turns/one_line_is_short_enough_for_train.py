"""Who is alone can be said in one line, so the function of stage 09 is no longer called."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "train.py gets IsAlone from add_is_alone",
    "IsAlone came out the same when add_is_alone was replaced",
)


def take(exercise: Path) -> None:
    train = exercise / "train.py"
    rewrite(train, "df = add_is_alone(df)", IN_ONE_LINE)
    rewrite(train, "    add_is_alone,\n", "")


IN_ONE_LINE = 'df["IsAlone"] = (df["SibSp"] + df["Parch"]).eq(0).astype(int)'
