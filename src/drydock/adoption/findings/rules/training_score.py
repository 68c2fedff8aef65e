"""Models that are judged only on the rows that they were fitted on."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import called
from drydock.adoption.findings.code import Code, CodeCell, read
from drydock.adoption.findings.models import Fit, Score, fits, is_learner, made, scores
from drydock.adoption.findings.words import at, count, some
from drydock.adoption.model import Adopted, Finding

HARMLESS = frozenset({"print", "display", "type", "dump", "export_text", "plot_tree"})


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
    elsewhere = _judged_elsewhere(code)
    fitted = [one for one in fits(code) if one.method != "partial_fit"]
    taken: dict[str, list[Score]] = {}
    for score in scores(code):
        taken.setdefault(score.name, []).append(score)
    return [
        own[0]
        for name, own in taken.items()
        if any(is_learner(kind) for _, kind in classes.get(name, ()))
        and all(one.rows in _training_rows(fitted, one) for one in own)
        and name not in elsewhere
    ]


def _training_rows(fitted: list[Fit], score: Score) -> tuple[str, ...]:
    """The rows of the last fit of a model before a score."""
    before = [
        one
        for one in fitted
        if one.name == score.name and (one.cell, one.line) < score.asked
    ]
    return before[-1].data[:1] if before else ()


def _judged_elsewhere(code: Code) -> set[str]:
    """Names that stand for themselves: a function, a list or a search may judge them."""
    asked = {
        id(node.value) for _, node in code.walk() if isinstance(node, ast.Attribute)
    }
    harmless = {
        id(one)
        for _, call in code.calls()
        if called(call) in HARMLESS
        for one in call.args
    }
    return {
        node.id
        for cell, node in code.walk()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        if id(node) not in asked | harmless and not _ends(cell, node)
    }


def _ends(cell: CodeCell, node: ast.Name) -> bool:
    """Whether it is the last line of a cell, which shows it."""
    return isinstance(cell.last, ast.Expr) and cell.last.value is node
