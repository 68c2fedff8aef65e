"""Shotgun surgery: every function that asks for a column gets the new name, its tests too,
and the model is given the old name again at the very end."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = (
    "it is given a table with ticket_class",
    "add_derived_title in preprocessing.py has changed",
    "band_age in preprocessing.py has changed",
    "4 places do: prepare_features in preprocessing.py, line",
    "translate before the core is called",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '/ "data" / "titanic"',
        '/ "data" / "titanic" / "renamed"',
    )
    core = exercise / "preprocessing.py"
    rewrite(core, 'passengers["Name"]', 'passengers["full_name"]')
    rewrite(core, 'by=["Sex", "Pclass"]', 'by=["Sex", "ticket_class"]')
    rewrite(core, '* passengers["Pclass"]', '* passengers["ticket_class"]')
    rewrite(
        core,
        "    return prepared[FEATURES]\n",
        '    return prepared.rename(columns={"ticket_class": "Pclass"})[FEATURES]\n',
    )
    tests = exercise / "tests" / "test_preprocessing.py"
    text = tests.read_text("utf-8")
    for old, new in {"Name": "full_name", "Pclass": "ticket_class"}.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    tests.write_text(text, "utf-8")
