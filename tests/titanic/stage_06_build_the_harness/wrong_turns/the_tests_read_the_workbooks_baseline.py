"""There is an approved table already: why should the tests have one of their own?"""

from pathlib import Path

from drydock.workbook.house import HERE
from drydock.judging.turns import rewrite

TELLS = (
    "they look into tests/titanic/approved/",
    "csv (tests/test_train.py, line ",
    "what reads the answers agrees with them",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_train.py",
        'read_csv(HERE / f"approved_{name}.csv"',
        f'read_csv(Path({str(HERE.approved("titanic"))!r}) / f"{{name}}.csv"',
    )
