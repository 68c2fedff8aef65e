"""While the module is open, add_is_alone is made a little shorter."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "The functions of earlier stages",
    "add_is_alone gives IsAlone 1",
    "it gives True",
)


def take(exercise: Path) -> None:
    module, train = exercise / "preprocessing.py", exercise / "train.py"
    rewrite(module, "IsAlone=(relatives == 0).astype(int)", "IsAlone=relatives == 0")
    rewrite(
        train, "df = add_is_alone(df)", 'df = add_is_alone(df).astype({"IsAlone": int})'
    )
