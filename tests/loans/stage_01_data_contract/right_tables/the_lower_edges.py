"""Everything is as small as the dictionary allows."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(duration=4, amount=range(250, 250 + len(table)), age=18)
