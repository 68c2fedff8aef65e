"""Ages are int32 and purposes a category."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype({"age": "int32", "purpose": "category"})
