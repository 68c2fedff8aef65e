"""Other loans held out, in which one group has become too small to be judged."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from drydock.workbook.loading import load

HERE = Path(__file__).parent
models = load(HERE.parent / "models.py")
to_count = load(HERE / "people_to_count.py")


@dataclass(frozen=True)
class FewLeft:
    """Of the people of `group` with one outcome, only `number` are held out still."""

    group: str
    label: int
    number: int

    def __str__(self) -> str:
        who = "bad loan" if self.label == models.BAD else "good customer"
        if not self.number:
            return f"no {who} of {self.group} is left among the loans held out"
        return f"only {self.number} {who}s of {self.group} are left among the loans held out"

    def held_out(self, data: Path) -> list[int]:
        """The rows that are held out then. Others have the places of those who are gone,
        with the same outcome, and the same band or the same job: so no other group becomes
        too small."""
        parts = models.parts(data)
        learned, held_out = (part[part[models.TARGET] == self.label] for part in parts)
        by, like = _job, _band
        if self.group not in set(by(learned)):
            by, like = like, by
        gone = held_out[by(held_out) == self.group][self.number :]
        groups = by(learned)
        size = groups.map(groups.value_counts())[groups != self.group]
        others = learned.loc[size.sort_values(ascending=False, kind="stable").index]
        come = [
            row
            for kind, number in like(gone).value_counts().items()
            for row in others.index[like(others) == kind][:number]
        ]
        return sorted({*parts[1].index} - {*gone.index} | {*come})


def _job(loans: pd.DataFrame) -> pd.Series:
    return loans["job"]


def _band(loans: pd.DataFrame) -> pd.Series:
    return loans["age"].map(to_count.band)


EXCHANGES = (FewLeft("A172", models.BAD, 0), FewLeft("51 and more", models.GOOD, 9))
