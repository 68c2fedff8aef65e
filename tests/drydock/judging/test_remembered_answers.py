"""What tests have said is asked again only where it may have changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drydock.judging import remembered_answers
from drydock.sandbox.job import Outcome, Stop


@pytest.fixture(name="said", autouse=True)
def _said(monkeypatch: pytest.MonkeyPatch) -> dict[object, Outcome]:
    """An empty memory, for this test alone."""
    said: dict[object, Outcome] = {}
    monkeypatch.setattr(remembered_answers, "_SAID", said)
    return said


class Asking:
    """Jobs that give some outcomes in turn, and how many of them have begun."""

    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes: Iterator[Outcome] = iter(outcomes)
        self.begun = 0

    def begin(self) -> Asking:
        self.begun += 1
        return self

    def wait(self) -> Outcome:
        return next(self._outcomes)


def _ask(key: object, asking: Asking) -> Outcome:
    return remembered_answers.ask_once(key, asking.begin).wait()  # type: ignore[arg-type]


def test_what_has_been_said_is_not_asked_again() -> None:
    first = Outcome(facts={"tests": ["one"]})
    asking = Asking(first, Outcome())
    assert _ask("key", asking) is first
    assert _ask("key", asking) is first
    assert asking.begun == 1


def test_what_depends_on_something_else_is_asked() -> None:
    asking = Asking(Outcome(facts={"n": 1}), Outcome(facts={"n": 2}))
    assert _ask("one", asking).facts == {"n": 1}
    assert _ask("other", asking).facts == {"n": 2}
    assert asking.begun == 2


def test_who_was_stopped_is_asked_anew() -> None:
    asking = Asking(Outcome(Stop("too slow")), Outcome())
    assert _ask("key", asking).stop == Stop("too slow")
    assert _ask("key", asking).stop is None
    assert asking.begun == 2


def test_the_oldest_is_forgotten_first(
    monkeypatch: pytest.MonkeyPatch, said: dict[object, Outcome]
) -> None:
    monkeypatch.setattr(remembered_answers, "AT_MOST", 2)
    for key in "abc":
        _ask(key, Asking(Outcome()))
    assert list(said) == ["b", "c"]


def test_what_is_forgotten_is_asked_anew() -> None:
    asking = Asking(Outcome(), Outcome())
    _ask("key", asking)
    remembered_answers.forget()
    _ask("key", asking)
    assert asking.begun == 2
