"""The index holds numbers of loans, such as L-7."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_axis([f"L-{row}" for row in range(len(table))])
