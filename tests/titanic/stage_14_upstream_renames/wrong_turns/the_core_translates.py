"""One place, and one line: but it is the first step of the core, which then has to know what
the files are like."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = (
    "it is given a table with ticket_class and full_name",
    "translate before prepare_features is called",
    "prepare_features in preprocessing.py has changed",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '/ "data" / "titanic"',
        '/ "data" / "titanic" / "renamed"',
    )
    core = exercise / "preprocessing.py"
    rewrite(
        core,
        "passengers.pipe(add_derived_title)",
        "passengers.rename(columns=OUR_NAMES)\n        .pipe(add_derived_title)",
    )
    rewrite(
        core,
        "RARE_TITLE = 5\n",
        'OUR_NAMES = {"ticket_class": "Pclass", "full_name": "Name"}\nRARE_TITLE = 5\n',
    )
