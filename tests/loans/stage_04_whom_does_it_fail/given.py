"""What the models of this stage are made from: the loans in their two parts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")


def give(data: Path, work: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The loans to learn from, and those that are held out."""
    assert work
    return models.parts(data)
