"""Loans that one can count, with decisions on them, and what is to be said of these."""

from dataclasses import dataclass
from math import sqrt

TWO_SIDES = 1.959964  # standard deviations, for 95 per cent
DEFAULT, REFUSAL = 5, 1


@dataclass(frozen=True)
class Counted:
    """Of `bad` loans `found` are refused, of `good` ones `lost` are."""

    bad: int
    found: int
    good: int
    lost: int

    def __str__(self) -> str:
        return (
            f"of {self.bad} loans that are not repaid {self.found} are refused, and of"
            f" {self.good} that are repaid {self.lost}"
        )

    @property
    def all(self) -> int:
        return self.bad + self.good

    @property
    def recall_of_bad(self) -> float:
        return self.found / self.bad

    @property
    def cost_per_applicant(self) -> float:
        return self._cost(DEFAULT, REFUSAL) / self.all

    @property
    def width_of_recall_of_bad(self) -> float:
        """Of the interval, in the middle of the range, where all kinds of it agree."""
        share = self.recall_of_bad
        return 2 * TWO_SIDES * sqrt(share * (1 - share) / self.bad)

    @property
    def width_of_cost_per_applicant(self) -> float:
        squares = self._cost(DEFAULT**2, REFUSAL**2) / self.all
        variance = squares - self.cost_per_applicant**2
        return 2 * TWO_SIDES * sqrt(variance / self.all)

    def _cost(self, default: int, refusal: int) -> int:
        return default * (self.bad - self.found) + refusal * self.lost

    @property
    def mistaken(self) -> dict[str, dict[float, str]]:
        """What is computed by mistake in place of each figure, by what then comes out."""
        right = self.found + self.good - self.lost
        refused = self.found + self.lost
        return {
            "recall_of_bad": {
                right / self.all: "the share of all decisions that are right",
                (self.good - self.lost) / self.good: "the recall of those who repay",
                self.found
                / refused: "the precision: of those refused, how many are bad",
            },
            "cost_per_applicant": {
                self._cost(REFUSAL, DEFAULT)
                / self.all: "the costs the wrong way round",
                self._cost(DEFAULT, REFUSAL): "the cost of all applicants together",
                self._cost(1, 1)
                / self.all: "the share of all decisions that are wrong",
            },
        }


FEW = Counted(bad=5, found=4, good=15, lost=6)
ALL_FOUND = Counted(bad=6, found=6, good=4, lost=1)  # one costs, so that costs vary
NONE_FOUND = Counted(bad=6, found=0, good=4, lost=4)
MANY = Counted(bad=400, found=200, good=400, lost=100)
SOME = Counted(bad=100, found=40, good=100, lost=30)
EXAMPLES = {
    "few": FEW,
    "all found": ALL_FOUND,
    "none found": NONE_FOUND,
    "some": SOME,
    "many": MANY,
}
