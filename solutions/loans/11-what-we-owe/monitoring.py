"""Does the model still see what it has learned from? Compares applicants, column by column.

LOANS_LOG=requests.jsonl python monitoring.py
"""

import json
import os
import sys

import pandas as pd
from pandas.api.types import is_numeric_dtype
from scipy.stats import chi2_contingency, ks_2samp

from request_log import VARIABLE
from training import TARGET, load_data, split

# Of a hundred batches in which nothing has changed, one may alarm.
FALSE_ALARMS = 1 / 100
DUPLICATES = "duplicates"
MISSING = {True: -1, False: "missing"}  # a value of its own, by whether others are numbers


def read_log(path):
    """The applicants in a log, one a row, each with the probability that was answered."""
    with open(path, encoding="utf-8") as log:
        lines = [json.loads(line) for line in log]
    chances = [line["probability_of_default"] for line in lines]
    return pd.DataFrame([line["applicant"] for line in lines]).assign(
        probability_of_default=chances
    )


def drift(batch, reference):
    """For each column how often a difference as large as this one comes about by chance; so
    for the rows that are there twice, as "duplicates"."""
    figures = {name: _chance(batch[name], reference[name]) for name in reference}
    twice = _chance_of_counts(batch.duplicated(), reference.duplicated())
    return figures | {DUPLICATES: twice}


def alarms(batch, reference):
    """The columns that have drifted, and "duplicates" where rows are there twice.

    The false alarms that are allowed are shared out among all that is looked at.
    """
    figures = drift(batch, reference)
    return [name for name, p in figures.items() if p < FALSE_ALARMS / len(figures)]


def _chance(new, old):
    are_numbers = is_numeric_dtype(old)
    new, old = (values.fillna(MISSING[are_numbers]) for values in (new, old))
    if are_numbers:
        return ks_2samp(new, old, method="asymp").pvalue
    return _chance_of_counts(new, old)


def _chance_of_counts(new, old):
    counts = pd.DataFrame({"new": new.value_counts(), "old": old.value_counts()})
    if len(counts) == 1:
        return 1.0  # the same value everywhere
    return chi2_contingency(counts.fillna(0), correction=False).pvalue


def main():
    """Compares what a log has with what the model has learned from."""
    if not (path := os.environ.get(VARIABLE)):
        sys.exit(f"set {VARIABLE} to the file of the log")
    learned, _ = split(load_data())
    batch = read_log(path).drop(columns="probability_of_default")
    found = drift(batch, learned.drop(columns=TARGET))
    print(f"{len(batch)} applicants", pd.Series(found).sort_values().head(), sep="\n")
    names = alarms(batch, learned.drop(columns=TARGET))
    print(f"ALARM: {', '.join(names)}" if names else "no alarm")


if __name__ == "__main__":
    main()
