"""Loans with decisions on them that one can count, and the groups that are judged."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import binomtest

TWO_SIDES = 1.959964  # standard deviations, for 95 per cent
ENOUGH = 10
BANDS = {"18 to 25": (18, 25), "26 to 35": (26, 35), "36 to 50": (36, 50)}
LAST_BAND = "51 and more"


@dataclass(frozen=True)
class Counted:
    """Of `bad` loans `found` are refused, of `good` ones `lost` are."""

    bad: int
    found: int
    good: int
    lost: int

    def __str__(self) -> str:
        return (
            f"of {self.good} loans that are repaid {self.lost} are refused, and of"
            f" {self.bad} that are not repaid {self.found}"
        )

    @property
    def share(self) -> float:
        return self.lost / self.good

    @property
    def width(self) -> float:
        """Of the interval, in the middle of the range, where all kinds of it agree."""
        return 2 * TWO_SIDES * sqrt(self.share * (1 - self.share) / self.good)

    @property
    def mistaken(self) -> dict[float, str]:
        """What is computed by mistake in its place, by what then comes out."""
        refused = self.found + self.lost
        return {
            self.found / self.bad: "the share of those who do not repay",
            refused / (self.bad + self.good): "the share of all that is refused",
            self.lost / refused: "how many of the refused would have repaid",
            1 - self.share: "the share that is not refused",
        }


FEW = Counted(bad=5, found=4, good=15, lost=6)
SOME = Counted(bad=100, found=50, good=100, lost=30)
MANY = Counted(bad=400, found=200, good=400, lost=120)
EXAMPLES = {"few": FEW, "some": SOME, "many": MANY}


def laid_out(counted: Counted, loans: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Loans with these outcomes, mixed, with index labels of their own; and decisions."""
    missed, kept = counted.bad - counted.found, counted.good - counted.lost
    risk = [2] * counted.bad + [1] * counted.good
    decisions = [2] * counted.found + [1] * missed + [2] * counted.lost + [1] * kept
    order = np.random.default_rng(3).permutation(len(risk))
    table = loans.head(len(risk)).assign(credit_risk=np.array(risk)[order])
    table.index = pd.RangeIndex(5000, 5000 + len(risk))
    return table, np.array(decisions)[order]


def band(age: int) -> str:
    found = (name for name, (low, high) in BANDS.items() if low <= age <= high)
    return next(found, LAST_BAND)


def shares(loans: pd.DataFrame, decisions: np.ndarray) -> list[dict[str, Any]]:
    """Both shares in each job and in each band: how many are counted, and Wilson's
    interval about the share."""
    refused = pd.Series(decisions == 2, index=loans.index)
    found = []
    for groups in (loans["job"], loans["age"].map(band)):
        for name in sorted(groups.unique()):
            for risk, of in ((2, "those who do not repay"), (1, "those who repay")):
                own = refused[(groups == name) & (loans["credit_risk"] == risk)]
                test = binomtest(int(own.sum()), len(own))
                interval = test.proportion_ci(method="wilson")
                numbers = [test.statistic, interval.low, interval.high]
                found.append(
                    {"group": name, "of": of, "people": len(own), "numbers": numbers}
                )
    return found
