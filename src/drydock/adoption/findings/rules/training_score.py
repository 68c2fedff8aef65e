"""Models that are judged only on the rows that they were fitted on."""

from __future__ import annotations

from collections.abc import Iterator

from drydock.adoption.findings.calls import called, uses
from drydock.adoption.findings.code import Code, read
from drydock.adoption.findings.models import Score, fits, is_learner, made, scores
from drydock.adoption.findings.words import at, count, some
from drydock.adoption.model import Adopted, Finding

FAIR = frozenset({"cross_val_score", "cross_validate", "cross_val_predict"})


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for all models of which every score is one on their training rows."""
    code = read(adopted.cells)
    only = _only_on_training_rows(code)
    if not only:
        return
    shown = [f"{one.name} ({at(one.cell, one.line)})" for one in only]
    yield Finding(
        rule="score on training rows",
        certainty="sure",
        cell=only[0].cell,
        line=only[0].line,
        what=f"{count(len(only), 'model')} judged only on the very rows of the fit:"
        f" {some(shown, 8)}",
        why="a model that has learnt its rows by heart is perfect on them; what it does on"
        " others is not known",
        remedy="keep rows apart that nothing is fitted on, or use cross_val_score",
        lesson="titanic/17",
        weight=75,
    )


def _only_on_training_rows(code: Code) -> list[Score]:
    """The first score of each such model."""
    classes = made(code)
    elsewhere = _fairly_judged(code)
    trained: dict[str, set[str]] = {}
    for fit in fits(code):
        trained.setdefault(fit.name, set()).update(fit.data[:1])
    taken: dict[str, list[Score]] = {}
    for score in scores(code):
        taken.setdefault(score.name, []).append(score)
    return [
        own[0]
        for name, own in taken.items()
        if any(is_learner(kind) for _, kind in classes.get(name, ()))
        and all(one.rows in trained.get(name, set()) for one in own)
        and name not in elsewhere
    ]


def _fairly_judged(code: Code) -> set[str]:
    """Names that go into a cross-validation, or a search with one."""
    return {
        name
        for _, call in code.calls()
        if called(call) in FAIR or called(call).endswith("SearchCV")
        for name in uses(call)
    }
