"""A 0 got through in people_liable, which has the codes 1 and 2."""

import pandas as pd

FAULT = "people_liable"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["people_liable"].copy()
    values.iloc[3] = 0
    return table.assign(people_liable=values)
