"""Two loans of the same duration and amount to people of the same age."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    first = table.iloc[0]
    alike = {name: first[name] for name in ("duration", "amount", "age")}
    other = table.iloc[[1]].assign(**alike)
    return pd.concat([table.iloc[[0]], other, table.iloc[2:]])
