"""Asks the participant's model, once it is trained and saved, what the lesson lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd
from scipy.stats import binomtest, norm

from drydock.sandbox.own_frames import headline
from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")
TARGET, BAD = models.TARGET, models.BAD
PLACE = "artifacts/model.joblib"
CLOSE = 1e-9
MONTHS, MOST_MONTHS = 12, 72
TIMES, MOST_DM = 1.5, 20_000
TELEPHONES = {"A191": "A192", "A192": "A191"}
ANSWERED = [{"purpose": "A47"}, {"savings": "A61"}]
EDGES = [
    {"duration": 4, "amount": 250, "age": 18},
    {"duration": 72, "amount": 20_000, "age": 80},
    {"duration": 4, "amount": 20_000, "age": 80},
]
AGES = [17, 25, 35, 50, 80]
BANDS = ["18 to 25", "26 to 35", "36 to 50", "51 and more"]


def look(names: dict[str, Any]) -> dict[str, Any]:
    """What the saved model does on the loans that are held out.

    "telephone", "duration", "amount", "answers" and "decisions": what is wrong there, in
    words. For the rest see `_figures`. "error" alone, where it cannot be asked.
    """
    work = Path(names["__file__"]).parent
    if not (work / PLACE).is_file():
        return {}
    _, held_out = models.parts(work.parents[1] / "data" / "loans")
    try:
        model = joblib.load(work / PLACE)
        asked = _Asked(model, held_out.drop(columns=TARGET))
        return asked.told() | _figures(model, held_out, asked.chances)
    except Exception as error:  # pylint: disable=broad-exception-caught
        return {"error": f"{type(error).__name__}: {headline(str(error))}"}


class _Asked:
    """A model that has been asked about some people."""

    def __init__(self, model: Any, people: pd.DataFrame) -> None:
        self.model, self.people = model, people
        self.chances = self.ask(people)

    def ask(self, people: pd.DataFrame) -> Any:
        """The chance of each not to repay."""
        bad = list(self.model.classes_).index(BAD)
        return np.asarray(self.model.predict_proba(people), float)[:, bad]

    def told(self) -> dict[str, str]:
        """What is wrong with its answers, by what has been asked."""
        people = self.people
        months = (people["duration"] + MONTHS).clip(upper=MOST_MONTHS)
        amounts = (people["amount"] * TIMES).round().astype(int).clip(upper=MOST_DM)
        telephones = people["telephone"].map(TELEPHONES)
        return {
            "telephone": self.differs(people.assign(telephone=telephones)),
            "duration": self.falls(people.assign(duration=months)),
            "amount": self.falls(people.assign(amount=amounts)),
            "answers": self.answers(),
            "decisions": self.decisions(),
        }

    def differs(self, others: pd.DataFrame) -> str:
        """Of how many another chance is told."""
        chances = self.ask(others)
        return self._told(~(abs(chances - self.chances) <= CLOSE), chances)

    def falls(self, others: pd.DataFrame) -> str:
        """Of how many a lower chance is told."""
        chances = self.ask(others)
        return self._told(~(chances >= self.chances - CLOSE), chances)

    def _told(self, wrong: Any, chances: Any) -> str:
        if not wrong.any():
            return ""
        gap = np.where(wrong, abs(chances - self.chances), -1)
        row = int(np.nan_to_num(gap, nan=2).argmax())
        return (
            f"for {wrong.sum()} of {len(wrong)} held-out loans; most for row"
            f" {self.people.index[row]}: {self.chances[row]:.3f} before,"
            f" {chances[row]:.3f} after"
        )

    def answers(self) -> str:
        """Of whom there is no answer, or another one in other company."""
        for change in [*ANSWERED, *EDGES]:
            who = ", ".join(f"{name} {value}" for name, value in change.items())
            try:
                told = self._of_some(self.people.assign(**change), change in ANSWERED)
            except Exception as error:  # pylint: disable=broad-exception-caught
                told = f"{type(error).__name__}: {error}"
            if told:
                return f"asked about people with {who}: {told}"
        return self._in_company()

    def decisions(self) -> str:
        """Whether somebody is refused who has no higher chance than another who is not."""
        refused = np.asarray(self.model.predict(self.people)) == BAD
        if refused.all() or not refused.any():
            return ""
        least, most = self.chances[refused].min(), self.chances[~refused].max()
        if least > most:
            return ""
        return (
            f"one is refused with a chance of {least:.3f}, and another gets the loan with"
            f" {most:.3f}"
        )

    def _of_some(self, people: pd.DataFrame, both: bool) -> str:
        chances, decisions = self.ask(people), set(self.model.predict(people))
        if not ((chances >= 0) & (chances <= 1)).all():
            return f"a chance of {chances[~((chances >= 0) & (chances <= 1))][0]}"
        if not decisions <= {1, BAD}:
            return f"decisions {sorted(map(str, decisions))}"
        if both and len(decisions) < 2:
            return f"all {len(people)} get the same decision"
        return ""

    def _in_company(self) -> str:
        turned = self.ask(self.people.iloc[::-1])[::-1]
        if told := self._told(~(abs(turned - self.chances) <= CLOSE), turned):
            return f"the order of the rows counts, {told}"
        columns = self.ask(self.people.iloc[:, ::-1])
        if told := self._told(~(abs(columns - self.chances) <= CLOSE), columns):
            return f"the order of the columns counts, {told}"
        alone = self.chances.copy()
        for row in range(5):
            alone[row] = self.ask(self.people.iloc[[row]])[0]
        if told := self._told(~(abs(alone - self.chances) <= CLOSE), alone):
            return f"it counts who else is asked about, {told}"
        return ""


def _figures(model: Any, held_out: pd.DataFrame, chances: Any) -> dict[str, Any]:
    """ "score": recall and cost, and the kind ends of their intervals; "would_reach", that of
    the recall if it refused where a loan does not pay, by the chances. "groups": for each,
    and for those who do not repay and those who do, the interval of the share that is
    refused, and their number. "all": both shares, of all."""
    bad = (held_out[TARGET] == BAD).to_numpy()
    refused = np.asarray(model.predict(held_out.drop(columns=TARGET))) == BAD
    costs = 5 * (bad & ~refused) + (~bad & refused)
    margin = norm.ppf(0.975) * costs.std() / len(costs) ** 0.5
    recall = refused[bad].mean()
    return {
        "score": {
            "recall": float(recall),
            "recall_high": _interval(refused[bad])[1],
            "would_reach": _interval(chances[bad] >= models.PAYS_BELOW)[1],
            "cost": float(costs.mean()),
            "cost_low": float(costs.mean() - margin),
        },
        "groups": list(_groups(held_out, bad, refused)),
        "all": [float(recall), float(refused[~bad].mean())],
    }


def _groups(
    held_out: pd.DataFrame, bad: Any, refused: Any
) -> Iterator[tuple[Any, ...]]:
    ages = pd.cut(held_out["age"], AGES, labels=BANDS)
    for by, group in {"job": held_out["job"], "age": ages}.items():
        for name in sorted(set(group)):
            here = (group == name).to_numpy()
            for kind, of in ("bad", bad & here), ("good", ~bad & here):
                if of.any():
                    yield f"{by} {name}", kind, *_interval(refused[of]), int(of.sum())


def _interval(refused: Any) -> tuple[float, float]:
    """Wilson's, of 95 per cent."""
    found = binomtest(int(refused.sum()), len(refused)).proportion_ci(method="wilson")
    return float(found.low), float(found.high)
