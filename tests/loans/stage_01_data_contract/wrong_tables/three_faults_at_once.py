"""A table with three faults got through."""

import pandas as pd

FAULTS = ("amount", "purpose", "job")


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(amount=table["amount"] * 100, purpose="A4X").drop(columns="job")
