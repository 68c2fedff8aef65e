"""Amounts got through as '1.169', the German way to write 1169."""

import pandas as pd

FAULT = "amount"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(
        amount=[f"{one:,}".replace(",", ".") for one in table["amount"]]
    )
