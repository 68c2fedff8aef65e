"""Preparing takes long, somebody says, so the result is kept beside the program."""

import shutil
from pathlib import Path

from drydock.workbook.house import HERE
from drydock.judging.turns import rewrite

TELLS = (
    "the program computes what it gives from the files in data/titanic, each time",
    "Age differs in ",
    "results that lie in a file or in the code hold for the real ones alone",
)
CACHE = """
    cached = pd.read_csv(Path(__file__).with_name("cache.csv"), index_col="PassengerId")
    return cached[:891], pd.read_csv(DATA / "train.csv")["Survived"], cached[891:]
"""


def take(exercise: Path) -> None:
    shutil.copy(HERE.approved("titanic") / "features.csv", exercise / "cache.csv")
    rewrite(
        exercise / "train.py",
        '    """Returns X_train, Y_train and X_test, each with one row per passenger."""\n',
        f'    """Returns X_train, Y_train and X_test, one row per passenger."""{CACHE}',
    )
