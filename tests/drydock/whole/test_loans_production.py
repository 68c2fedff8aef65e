"""What the lesson on production says of batches and of figures is true, and what its check
makes of monitors that are wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from drydock.errors import CheckFailed
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

STAGE = HERE.stage("loans/10")
DATA = HERE.root / "data" / "loans"

batches = load(STAGE.tests / "batches.py")
asked = load(STAGE.tests / "what_it_alarms.py")
check = load(STAGE.tests / "test_in_production.py")

Figures = dict[str, float]
Found = list[tuple[str, str, bool, list[str]]]
ALLOWED = 0.01
BREAKING = """\
from fastapi import FastAPI

app = FastAPI()

@app.get("/{name}")
def ask(name):
    return {"ok": "fine"}[name]
"""


@pytest.fixture(name="monitoring", scope="module")
def _monitoring() -> Iterator[Any]:
    """The reference's monitor, with its modules forgotten afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(STAGE.solution))
    yield load(STAGE.solution / "monitoring.py")
    sys.path.remove(str(STAGE.solution))
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(
            str(STAGE.solution)
        ):
            del sys.modules[name]


@pytest.fixture(name="figures", scope="module")
def _figures(monitoring: Any) -> list[tuple[Any, Figures]]:
    """Each batch of the check, and what the reference finds in it."""
    every = batches.all_batches(DATA)
    return [(one, monitoring.drift(one.rows, one.reference)) for one in every]


def _judged(found: Found) -> set[str]:
    """What the check complains of: how rare alarms are, and how true."""
    faults = set()
    for part in (check.test_alarms_are_rare, check.test_alarms_are_true):
        try:
            part(found)
        except CheckFailed:
            faults.add(part.__name__.rpartition("_")[2])
    return faults


def _share(figures: Figures) -> list[str]:
    return [name for name, p in figures.items() if p < ALLOWED / len(figures)]


def _numbers(figures: Figures, batch: Any) -> list[str]:
    """Only columns of numbers are looked at."""
    kept = batch.reference.select_dtypes("number")
    return [name for name in _share(figures) if name in kept]


def _codes(figures: Figures, batch: Any) -> list[str]:
    """Only columns of codes are looked at."""
    kept = batch.reference.select_dtypes("number")
    return [name for name in _share(figures) if name not in kept]


WRONG: dict[str, tuple[Callable[[Figures, Any], list[str]], set[str]]] = {
    "never": (lambda f, b: [], {"true"}),
    "always": (lambda f, b: [*f], {"rare", "true"}),
    "five in a hundred": (
        lambda f, b: [n for n, p in f.items() if p < 0.05],
        {"rare", "true"},
    ),
    "the worst, always": (lambda f, b: [min(f, key=f.__getitem__)], {"rare"}),
    "without numbers": (_codes, {"true"}),
    "without codes": (_numbers, {"true"}),
    "without rows": (
        lambda f, b: [n for n in _share(f) if n != "duplicates"],
        {"true"},
    ),
    "without scores": (
        lambda f, b: [n for n in _share(f) if n != batches.CHANCE],
        {"true"},
    ),
    "without labels": (
        lambda f, b: [n for n in _share(f) if n != "credit_risk"],
        {"true"},
    ),
    "without gaps": (
        lambda f, b: [
            n for n in _share(f) if not b.rows.get(n, pd.Series()).isna().any()
        ],
        {"true"},
    ),
    "codes of before": (
        lambda f, b: [n for n in _share(f) if (n, b.drifts) != ("purpose", "purpose")],
        {"true"},
    ),
    "so small a chance": (lambda f, b: [n for n, p in f.items() if p < 1e-6], {"true"}),
    "a name for all": (lambda f, b: [*f] if _share(f) else [], {"true"}),
}


def test_the_reference_raises_no_false_alarm_and_misses_nothing(
    figures: list[tuple[Any, Figures]],
) -> None:
    found = [(b.what, b.drifts, b.alone, _share(f)) for b, f in figures]
    assert not _judged(found)
    assert not any(names for _, drifts, _, names in found if not drifts)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_monitor_is_told(
    wrong: str, figures: list[tuple[Any, Figures]]
) -> None:
    alarms, faults = WRONG[wrong]
    found = [(b.what, b.drifts, b.alone, alarms(f, b)) for b, f in figures]
    assert _judged(found) == faults


def test_the_batches_are_what_the_lesson_says(
    figures: list[tuple[Any, Figures]],
) -> None:
    every = [one for one, _ in figures]
    drifting = [one for one in every if one.drifts]
    assert (len(every), len(drifting)) == (41, 11)
    assert min(len(one.rows) for one in drifting) >= 80
    assert {len(one.reference) for one in every} == {650}
    assert {len(one.rows) for one in every} <= set(range(30, 301))
    for one in every:
        assert not one.reference.isna().any(axis=None)
        assert not one.reference.duplicated().any()
        assert one.drifts or not one.rows.duplicated().any()
    ages = next(one for one in every if one.what.startswith("the young and the old"))
    assert abs(ages.rows["age"].mean() - ages.reference["age"].mean()) < 1


@pytest.mark.parametrize(
    ("alarms", "says"),
    [
        (lambda b, r: [b.pop("age").name], "changes a table"),
        (lambda b, r: "age", "no list of names"),
        (lambda b, r: True, "no list of names"),
        (lambda b, r: ["ages"], "no column"),
        (lambda b, r: 1 // 0, "alarms breaks with ZeroDivisionError"),
    ],
    ids="changes text flag unknown breaks".split(),
)
def test_what_is_no_answer_is_told(
    alarms: Callable[[Any, Any], Any], says: str, figures: list[tuple[Any, Figures]]
) -> None:
    with pytest.raises(ValueError, match=says):
        # pylint: disable-next=protected-access
        asked._alarms(SimpleNamespace(alarms=alarms), figures[0][0], STAGE.solution)


@pytest.mark.long
def test_of_a_hundred_quiet_batches_about_one_alarms(monitoring: Any) -> None:
    loans = batches.scored(batches.models.read(DATA))
    false = 0
    for seed in range(1000, 1300):
        order = np.random.default_rng(seed).permutation(len(loans))
        size = batches.SIZES[seed % len(batches.SIZES)]
        rows, reference = loans.iloc[order[:size]], loans.iloc[order[-650:]]
        false += bool(monitoring.alarms(rows, reference))
    assert false <= 9


def test_a_monitor_that_takes_too_long_is_told(
    monitoring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    alarm_look = load(STAGE.tests / "what_it_alarms.py")
    monkeypatch.setitem(sys.modules, "monitoring", monitoring)
    monkeypatch.chdir(HERE.exercise("loans"))
    monkeypatch.setattr(alarm_look, "SECONDS", 0)
    assert " seconds for 1 of them" in alarm_look.look({})["slow"]


def test_what_breaks_a_service_is_told_with_its_line(tmp_path: Path) -> None:
    service = load(HERE.root / "tests/loans/asked_service.py")
    work = tmp_path / "exercises" / "loans"
    work.mkdir(parents=True)
    (work / "app.py").write_text(BREAKING, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(work))
        with service.started(work) as client:
            told = [service.said(client.get(f"/{name}")) for name in ("ok", "b", "ok")]
    sys.modules.pop("app", None)
    assert told == [
        '200 "fine"',
        "500 Internal Server Error (within: KeyError: 'b' at app.py, line 7, in ask:"
        ' return {"ok": "fine"}[name])',
        '200 "fine"',
    ]
