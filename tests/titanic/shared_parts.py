"""What several stages take over as it stands: parts of their checks, and one fixture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drydock.judging.own_test_judgement import Judgement
from drydock.judging.parts import Parts


def test_features_are_unchanged(require_approved: Callable[[str], None]) -> None:
    """The features are the approved ones, cell by cell"""
    require_approved("features")


def test_predictions_are_unchanged(require_approved: Callable[[str], None]) -> None:
    """The forest's predictions are the approved ones"""
    require_approved("predictions")


UNCHANGED = Parts(test_features_are_unchanged, test_predictions_are_unchanged)


@pytest.fixture(scope="module")
def judgement(judgement_without_harness: Judgement) -> Judgement:
    """What the unit tests alone say, for the parts of `YOUR_TESTS`."""
    return judgement_without_harness
