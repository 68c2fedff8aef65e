"""A pure function in the module of the core, which the shell calls on the one table with both
files. A test that makes a table as it is in the files goes through it. Windows' line ends.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TRANSLATES = '''

THEIR_NAMES = {"Pclass": "ticket_class", "Name": "full_name"}


def as_we_call_it(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers`, as read, with the names that we have for columns."""
    ours = {theirs: name for name, theirs in THEIR_NAMES.items()}
    return passengers.set_axis(
        [ours.get(name, name) for name in passengers.columns], axis="columns"
    )
'''


def take(exercise: Path) -> None:
    script, core = exercise / "train.py", exercise / "preprocessing.py"
    rewrite(script, '"train.csv"', '"renamed" / "train.csv"')
    rewrite(script, '"test.csv"', '"renamed/test.csv"')
    rewrite(
        script,
        "prepare_features(pd.concat([train, test]))",
        "prepare_features(as_we_call_it(pd.concat([train, test])))",
    )
    rewrite(script, "import prepare_features", "import as_we_call_it, prepare_features")
    text = (core.read_text("utf-8") + TRANSLATES).encode()
    core.write_bytes(text.replace(b"\n", b"\r\n"))
    tests = exercise / "tests" / "test_preprocessing.py"
    rewrite(tests, "    add_is_alone,\n", "    add_is_alone,\n    as_we_call_it,\n")
    rewrite(
        tests,
        'add_derived_title(pd.DataFrame({"Name": names}))',
        'add_derived_title(as_we_call_it(pd.DataFrame({"full_name": names})))',
    )
