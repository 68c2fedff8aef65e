"""A column with names of people got through."""

import pandas as pd

FAULT = "name"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(name="Erika Mustermann")
