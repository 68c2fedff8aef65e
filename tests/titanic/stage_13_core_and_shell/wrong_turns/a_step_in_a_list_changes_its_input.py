"""The steps stand in a list, and one of them writes into the table that it is given."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("encode_sex (preprocessing.py, line", "changes its input", "work on a copy")

CHAIN = """    prepared = (
        passengers.pipe(add_derived_title)
        .pipe(add_is_alone)
        .pipe(encode_sex)
        .pipe(encode_port)
        .pipe(band_age)
        .pipe(band_fare)
        .pipe(add_age_times_class)
    )
"""
LOOP = """    prepared = passengers
    for step in STEPS:
        prepared = step(prepared)
"""
STEPS = """

STEPS = (
    add_derived_title,
    add_is_alone,
    encode_sex,
    encode_port,
    band_age,
    band_fare,
    add_age_times_class,
)
"""


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(core, CHAIN, LOOP)
    rewrite(
        core,
        'return passengers.assign(Sex=passengers["Sex"].map(SEX_CODES).astype(int))',
        'passengers["Sex"] = passengers["Sex"].map(SEX_CODES).astype(int)\n'
        "    return passengers",
    )
    core.write_text(core.read_text("utf-8") + STEPS, "utf-8")
