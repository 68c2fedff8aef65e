"""The steps are composed to one function, and one of them writes into what it is given."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("encode_sex (preprocessing.py, line", "changes its input", "work on a copy")
COMPOSED = '''

def compose(*steps):
    """Returns a function that takes `steps` one after the other."""

    def composed(passengers: pd.DataFrame) -> pd.DataFrame:
        for step in steps:
            passengers = step(passengers)
        return passengers[FEATURES]

    return composed


prepare_features = compose(
    add_derived_title,
    add_is_alone,
    encode_sex,
    encode_port,
    band_age,
    band_fare,
    add_age_times_class,
)
'''


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(
        core,
        'return passengers.assign(Sex=passengers["Sex"].map(SEX_CODES).astype(int))',
        'passengers["Sex"] = passengers["Sex"].map(SEX_CODES).astype(int)\n'
        "    return passengers",
    )
    text = core.read_text("utf-8")
    begin, end = text.index("def prepare_features("), text.index(
        "def add_derived_title("
    )
    core.write_text(text[:begin] + text[end:] + COMPOSED, "utf-8")
