"""The notebook has written its features into a file, and the script reads them back."""

import shutil
from pathlib import Path

from drydock.workbook.house import HERE

TELLS = (
    "the program computes what it gives from the files in data/titanic, each time",
    "results that lie in a file or in the code hold for the real ones alone",
)
READ_BACK = """
cached = pd.read_csv(Path(__file__).with_name("cache.csv"), index_col="PassengerId")
X_train, X_test = cached[:891], cached[891:]
"""


def take(exercise: Path) -> None:
    shutil.copy(HERE.approved("titanic") / "features.csv", exercise / "cache.csv")
    script = exercise / "train.py"
    script.write_text(f"{script.read_text('utf-8')}{READ_BACK}", "utf-8")
