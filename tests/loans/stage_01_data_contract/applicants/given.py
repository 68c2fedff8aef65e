"""The good table of those who apply: the same people, before anybody knows who repays."""

from pathlib import Path

import pandas as pd

from drydock.workbook.loading import load

TARGET = "credit_risk"
given = load(Path(__file__).parents[1] / "given.py")


def give(data: Path, work: Path) -> tuple[pd.DataFrame]:
    (loans,) = given.give(data, work)
    return (loans.drop(columns=TARGET),)
