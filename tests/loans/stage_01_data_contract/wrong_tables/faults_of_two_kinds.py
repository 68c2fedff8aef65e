"""A table with a column too many and an age out of range got through."""

import pandas as pd

FAULTS = ("iban", "age")


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(iban="DE02 1203 0000 0000 2020 51", age=999)
