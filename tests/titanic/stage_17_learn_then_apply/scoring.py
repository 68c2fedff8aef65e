"""The cross-validated score: who is judged by which forest, and what that has learned from.

Runs in the child process. The score is asked for passengers who are made for it: each can be
told from all others by features that nothing fills in, the outcomes are drawn by lot, and in
each group the ages are in balance, so that the median of a part is another than that of all.
"""

from __future__ import annotations

import contextlib
import functools
import io
import re
import runpy
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from drydock.errors import CheckFailed

HERE = Path(__file__).parent
made = runpy.run_path(str(HERE / "made_passengers.py"))
watching = runpy.run_path(str(HERE / "watched_forests.py"))
trying = runpy.run_path(str(HERE.parent / "trying.py"))
BANDS = (16, 32, 48, 64)
# Folds differ in size by one, so the mean over folds and that over passengers will do.
NEAR = 0.02
SHAPE = "cross_validated_score gives one number, a share between 0 and 1"
SCRIPT = "train.py"

Key = tuple[int, ...]


class Score:
    """The participant's score, asked for passengers that were made for it, and for the
    real ones."""

    def __init__(self, score: Callable[[Any, Any], Any], train: pd.DataFrame) -> None:
        self._score, self._train = score, train
        self.people, self.lots, self.ages = made["by_lot"]()

    @functools.cached_property
    def _seen(self) -> tuple[float, list[Any]]:
        """The score of those who were made, and the forests that were fitted for it."""
        with watching["watched"]() as seen:
            given = self._ask(self.people, self.lots)
        if seen.others:
            raise CheckFailed(
                expected="the forest of cross_validated_score gets the eight features, in"
                " their order",
                found=f"it gets {seen.others[0]} values",
                remedy="give it what prepare_features gives",
            )
        return given, [one for one in seen.forests if _are_known(one, self.ages)]

    def _ask(self, passengers: pd.DataFrame, survived: pd.Series) -> float:
        try:
            given = self._score(passengers.copy(), survived.copy())
        except Exception as error:
            raise CheckFailed(
                expected="cross_validated_score works for passengers with the columns of"
                " train.csv, called as before, and who of them survived",
                found=f"it raises {trying['_where_it_broke'](error)}",
                remedy="call it in a terminal, with the passengers that train.py reads",
            ) from error
        return _share(given)

    def unseen(self) -> None:
        """Each passenger is judged by a forest that has not learned from them."""
        given, forests = self._seen
        place = {key: at for at, key in enumerate(self.ages)}
        judged = [
            (key, said == self.lots[place[key]])
            for forest in forests
            for key, _, said in forest.unseen()
        ]
        if not judged:
            raise CheckFailed(
                expected="the score is measured on passengers from whom the forest has not"
                " learned",
                found=f"where outcomes are drawn by lot, it is {given:.2f}:"
                + (
                    " the forest is asked about those it was fitted on"
                    if forests
                    else " no forest is fitted on some of them and asked about others"
                ),
                remedy="cut the passengers into folds; for each, fit a forest on the other"
                " folds: cross_val_score of scikit-learn does that with a pipeline",
            )
        people = len({key for key, _ in judged})
        if people < len(self.people):
            raise CheckFailed(
                expected="each passenger is judged once, by a forest that has not learned"
                " from them",
                found=f"{people} of {len(self.people)} are",
                remedy="one part that is held out is a beginning: let each of the folds be"
                " held out once",
            )
        right = sum(is_right for _, is_right in judged) / len(judged)
        if abs(right - given) > NEAR:
            raise CheckFailed(
                expected="the score is the share of passengers about whom a forest is right"
                " that has not learned from them",
                found=f"of some passengers that is {right:.2f}, and"
                f" cross_validated_score gives {given:.2f}",
                remedy="look at which of the scores is returned: the mean over the folds"
                " that were held out",
            )

    def folds(self) -> None:
        """What fills gaps in a fold is learned from those the forest learns from."""
        _, forests = self._seen
        wrong = [found for forest in forests for found in [self._leak(forest)] if found]
        if wrong:
            found, right = wrong[0]
            raise CheckFailed(
                expected="what fills gaps is learned anew for each fold, from those whom the"
                " forest learns from",
                found=f"{len(wrong)} of {len(forests)} forests get missing ages that were"
                f" filled with a median of other passengers: one is in band {found}, and the"
                f" median of those the forest learns from is in band {right}",
                remedy="cut the passengers before anything is learned of them, and call"
                " learn for each fold anew: a pipeline with both steps does it",
            )

    def _leak(self, forest: Any) -> tuple[int, int] | None:
        """A band of a missing age that is not the one learned from those of the forest,
        with the right one."""
        known = forest.known
        medians = _bands_of_medians({key: self.ages[key] for key in known})
        rows = zip(
            watching["keys"](forest.learned_from),
            forest.learned_from["Age"].astype(int),
        )
        for key, age in (*rows, *((key, age) for key, age, _ in forest.unseen())):
            right = medians.get(key[:2])
            if self.ages[key] is None and right is not None and age != right:
                return age, right
        return None

    def printed(self) -> None:
        """The script prints the score of the training passengers, the same each time."""
        survived = self._train["Survived"]
        with watching["watched"]() as seen:
            score = self._ask(self._train, survived)
            asked, first = {one.rows for one in seen.forests}, len(seen.forests)
            said = _output_of_the_script()
            of_the_script = {one.rows for one in seen.forests[first:]}
            may_differ = seen.draws or not asked <= of_the_script
            if _has(said, score) and not may_differ:
                return
            # Two scores of so few trees may be the same by chance.
            times = 4 if may_differ else 1
            more = {self._ask(self._train, survived) for _ in range(times)}
        if others := more - {score}:
            raise CheckFailed(
                expected="cross_validated_score gives the same at every call",
                found=f"{score:.4f}, and then {others.pop():.4f}",
                remedy="seed what draws: the forest, and the folds if they are shuffled",
            )
        if _has(said, score):
            return
        raise CheckFailed(
            expected=f"run as a script, {SCRIPT} prints the cross-validated score",
            found=f"it prints {' '.join(said.split())[:80] or 'nothing'}; with as few trees"
            f" as here, the score of the training passengers is {score:.4f}",
            remedy="print what cross_validated_score gives for the training passengers",
        )


def _output_of_the_script() -> str:
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output):
            runpy.run_path(SCRIPT, run_name="__main__")
    except SystemExit:
        pass
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1].lineno
        raise CheckFailed(
            expected=f"{SCRIPT} runs as a script",
            found=f"it raises {trying['_where_it_broke'](error)}",
            remedy=f"run it in a terminal, and look at line {place}",
        ) from error
    return output.getvalue()


def _has(text: str, share: float) -> bool:
    """Whether a figure in a text is a share, or the share in per cent, rounded or cut off."""
    for figure in re.findall(r"\d+[.,]\d+|\d+", text):
        decimals = len(re.sub(r"^\d+[.,]?", "", figure))
        number = float(figure.replace(",", "."))
        for value, fewest in ((100 * share, 0), (share, 2)):
            if decimals >= fewest and abs(number - value) < 10.0**-decimals:
                return True
    return False


def _share(given: Any) -> float:
    try:
        number = float(given)
    except (TypeError, ValueError) as error:
        raise CheckFailed(
            expected=SHAPE,
            found=f"it gives {type(given).__name__}",
            remedy="the mean over the folds is one number",
        ) from error
    if not 0 <= number <= 1:
        raise CheckFailed(
            expected=SHAPE,
            found=f"it gives {number:g}",
            remedy="whoever prints it makes it per cent",
        )
    return number


def _are_known(forest: Any, ages: dict[Key, float | None]) -> bool:
    """Whether a forest was fitted on passengers that were made, of whom none is twice;
    raises CheckFailed where it was fitted on others."""
    keys = watching["keys"](forest.learned_from)
    found = len(set(keys).intersection(ages))
    if found < len(keys):
        raise CheckFailed(
            expected="the forest of cross_validated_score learns from the features of the"
            " passengers it is given",
            found=f"it was given {len(ages)}, each with other features, and among the"
            f" {len(keys)} rows that it is fitted on {len(keys) - found} are of nobody or"
            " there twice",
            remedy="use the passengers that are handed over, and prepare_features",
        )
    return True


def _bands_of_medians(ages: dict[Key, float | None]) -> dict[tuple[int, ...], int]:
    """The band of the median age, by class and sex."""
    groups: dict[tuple[int, ...], list[float]] = {}
    for key, age in ages.items():
        if age is not None:
            groups.setdefault(key[:2], []).append(age)
    medians = {group: float(np.median(known)) for group, known in groups.items()}
    return {
        group: sum(int(median) > edge for edge in BANDS)
        for group, median in medians.items()
    }
