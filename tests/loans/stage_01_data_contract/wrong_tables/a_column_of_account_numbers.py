"""A column with account numbers got through."""

import pandas as pd

FAULT = "iban"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(iban="DE02 1203 0000 0000 2020 51")
