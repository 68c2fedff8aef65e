"""A column is its mean, or the shares of the codes that it used to have; and an answer without
its line is no answer. The tests of stage 04 take their loans by themselves, and are forgotten.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "in 4 it does not (a purpose that no loan had, 100 rows; ",
    "where LOANS_LOG names a folder, a good request is answered 500 Internal Server Error"
    " (within: ",
    "catch the OSError around the writing alone",
    "a test of stage 04 fails",
)


def take(exercise: Path) -> None:
    monitor = exercise / "monitoring.py"
    rewrite(
        monitor,
        "    new, old = (values.fillna(MISSING[are_numbers]) for values in (new, old))\n",
        "    new = new.dropna()\n    new = new[are_numbers | new.isin(old)]\n",
    )
    rewrite(
        monitor,
        'ks_2samp(new, old, method="asymp").pvalue',
        "ttest_ind(new, old, equal_var=False).pvalue",
    )
    rewrite(monitor, "chi2_contingency, ks_2samp", "chi2_contingency, ttest_ind")
    with (exercise / "tests/test_groups.py").open("a", encoding="utf-8") as groups:
        groups.write(OWN_LOANS)
    log = exercise / "request_log.py"
    rewrite(log, "        try:\n            with", "        if True:\n            with")
    text = log.read_text("utf-8")
    start = text.index("        except OSError")
    log.write_text(text[:start] + text[text.index("    return request_id") :], "utf-8")


OWN_LOANS = """

@pytest.fixture(scope="session")
def held_out():
    training = __import__("training")
    return training.split(training.load_data())[1]
"""
