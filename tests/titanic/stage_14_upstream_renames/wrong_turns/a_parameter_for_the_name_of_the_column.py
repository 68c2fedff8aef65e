"""The core is made flexible: whoever calls it says what the columns are called."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "add_derived_title in preprocessing.py has changed",
    "add_age_times_class in preprocessing.py has changed",
    "check stage 13 again",
)


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(
        core,
        "def add_derived_title(passengers: pd.DataFrame)",
        'def add_derived_title(passengers: pd.DataFrame, name: str = "Name")',
    )
    rewrite(core, 'passengers["Name"]', "passengers[name]")
    rewrite(
        core,
        "def add_age_times_class(passengers: pd.DataFrame)",
        "def add_age_times_class(passengers, column=FEATURES[0])",
    )
    rewrite(core, '* passengers["Pclass"]', "* passengers[column]")
