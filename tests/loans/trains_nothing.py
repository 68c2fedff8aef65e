"""The part of a check that asks tests to load the model, and not to train one.

Taken with `drydock.workbook.loading.load`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drydock.errors import CheckFailed
from drydock.judging.own_test_judgement import Judgement
from drydock.workbook.loading import load

MOST_TO_TRAIN_IN_A_TEST = 200
released = load(Path(__file__).with_name("released.py"))


def test_no_test_trains(sound_tests: Judgement) -> None:
    """Your tests load the model, and do not train it anew"""
    rows: dict[str, Any] = sound_tests.own.facts["rows"][released.FIT]
    large = {place: n for place, n in rows.items() if n > MOST_TO_TRAIN_IN_A_TEST}
    if large:
        place, count = max(large.items(), key=lambda one: one[1])
        raise CheckFailed(
            expected="your tests load the saved model; only smoke tests train, on at most"
            f" {MOST_TO_TRAIN_IN_A_TEST} loans",
            found=f"{place}, begins a training on {count} loans",
            remedy=f"load {released.PLACE} there: a test that trains a model judges that one,"
            " and not the one that is to be released",
        )
