"""What is locked of a table of which a part differs between two runs."""

from __future__ import annotations

from typing import Any

import pytest

from drydock.adoption.locking import chance, choice
from drydock.adoption.locking.script import Script

MAKES = "models = pd.DataFrame({'name': names, 'score': scores})\n"
TABLE = ",name,score\nrow,text,number\n0,tree,{}\n1,forest,0.5\n"


def _told(score: str) -> dict[str, Any]:
    nothing: dict[str, Any] = {"no_text": {}, "models": {}, "not_shown": {}}
    texts = {"models": (TABLE.format(score), True)}
    return {**nothing, "texts": texts, "digests": {}, "read": [], "seedable": []}


def _kept(text: str) -> choice.Choice:
    return choice.choose(Script(text, ()), _told("0.7"), _told("0.8"))


def test_the_columns_that_are_the_same_are_locked() -> None:
    found = _kept(MAKES)
    assert found.not_the_same == {"models": ["score"]} and "models" in found.texts


@pytest.mark.parametrize(
    "line",
    [
        "models = models.sort_values(by='score')",
        "models.sort_values('score', inplace=True)",
        "models = models.nlargest(2, 'score')",
    ],
)
def test_what_is_sorted_or_chosen_by_it_is_the_same_by_chance_alone(line: str) -> None:
    found = _kept(MAKES + line)
    assert "models" not in found.texts
    assert [one.key for one in found.left_out] == ["models"]


def test_what_another_model_was_fitted_with_is_not_owed_to_that() -> None:
    text = "a = A()\na.fit(X, y)\nb = B()\nb.fit(X, y)\nguess = b.predict(X)\n"
    told = list(chance.reasons(text, "guess", frozenset({"A", "B"})))
    assert [line for line, _ in told] == [3]
