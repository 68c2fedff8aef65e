"""Which differences count: all of a script's, and of a notebook's all but what it prints."""

from types import SimpleNamespace
from typing import Any

import pytest

from drydock.adoption.locking.locked.lock import PRINTED
from drydock.adoption.voyage import held_lock
from drydock.errors import CheckFailed


@pytest.mark.parametrize(
    ("name", "differs", "counts"),
    [
        ("sales.py", {PRINTED: "line 1"}, True),
        ("sales.ipynb", {PRINTED: "line 1"}, False),
        ("sales.ipynb", {PRINTED: "line 1", "total": "line 1"}, True),
        ("sales.py", {}, False),
    ],
)
def test_what_a_notebook_prints_is_left_to_its_script(
    name: str, differs: dict[str, str], counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = SimpleNamespace(settings=SimpleNamespace(results=("total", PRINTED)))
    work: Any = SimpleNamespace(script_name="sales.py", house=house)
    monkeypatch.setattr(held_lock, "require_same_approved", lambda work: None)
    monkeypatch.setattr(held_lock, "_differences", lambda *given: differs)
    if counts:
        with pytest.raises(CheckFailed, match=list(differs)[-1]):
            held_lock.require_results(work, "", name)
    else:
        held_lock.require_results(work, "", name)
