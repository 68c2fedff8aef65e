"""nbconvert calls its file like the notebook, unless it is told another name; and there
is a folder where programs usually lie."""

from pathlib import Path

TELLS = (
    "there is no such file, only src/titanic.py. The program stands in src/titanic.py",
    "call what comes out exercises/titanic/train.py",
)


def take(exercise: Path) -> None:
    (exercise / "src").mkdir()
    (exercise / "train.py").rename(exercise / "src" / "titanic.py")
