"""Columns of codes are of the type object, as older versions of pandas read them."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    texts = table.select_dtypes(exclude="number").columns
    return table.astype(dict.fromkeys(texts, "object"))
