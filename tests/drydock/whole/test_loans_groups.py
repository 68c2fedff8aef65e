"""What the lesson about groups says of the models and the loans that judge tests is true."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from drydock.workbook.house import HERE
from drydock.workbook.loading import load

STAGE = HERE.stage("loans/4")
DATA = HERE.root / "data" / "loans"
ENOUGH = 10
SMALL = {(1, "A171"), (2, "A171"), (2, "A174")}

models = load(STAGE.tests.parent / "models.py")
few_left = load(STAGE.tests / "few_left.py")
to_count = load(STAGE.tests / "people_to_count.py")


def _small(loans: pd.DataFrame) -> set[tuple[int, str]]:
    bands = loans["age"].map(to_count.band)
    return {
        (label, name)
        for groups in (loans["job"], bands)
        for label in (models.GOOD, models.BAD)
        for name in groups.unique()
        if ((groups == name) & (loans[models.TARGET] == label)).sum() < ENOUGH
    }


@pytest.mark.parametrize("exchange", few_left.EXCHANGES, ids=str)
def test_an_exchange_makes_one_group_too_small_and_no_other(exchange: Any) -> None:
    _, held_out = models.parts(DATA)
    assert _small(held_out) == SMALL
    exchanged = models.read(DATA).loc[exchange.held_out(DATA)]
    assert _small(exchanged) == SMALL | {(exchange.label, exchange.group)}
    counts = [
        one[models.TARGET].value_counts().to_dict() for one in (exchanged, held_out)
    ]
    assert counts[0] == counts[1]


@pytest.mark.long
@pytest.mark.parametrize("kind", ["right_models", "wrong_models"])
def test_any_margin_from_0_05_to_0_25_tells_right_models_from_wrong_ones(
    kind: str,
) -> None:
    learned, held_out = models.parts(DATA)
    for path in sorted((STAGE.tests / kind).glob("*.py")):
        module = load(path)
        decisions = module.make(learned, held_out).predict(
            held_out.drop(columns=models.TARGET)
        )
        worse = _worse_off(held_out, decisions)
        if kind == "right_models":
            assert max(worse.values()) < 0.05, path.stem
        else:
            assert worse[module.FAULT] > 0.25, path.stem


def _worse_off(loans: pd.DataFrame, decisions: np.ndarray) -> dict[str, float]:
    """By how much each group is worse off than all, at the kind end of its interval."""
    worse: dict[str, float] = {}
    bad, refused = loans[models.TARGET] == models.BAD, decisions == models.BAD
    for share in to_count.shares(loans, decisions):
        _, low, high = share["numbers"]
        if share["of"] == "those who do not repay":
            gap = refused[bad].mean() - high
        else:
            gap = low - refused[~bad].mean()
        if share["people"] >= ENOUGH:
            worse[share["group"]] = max(gap, worse.get(share["group"], gap))
    return worse
