"""What is learnt from rows that later judge: leakage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drydock.adoption.findings.code import Code, read
from drydock.adoption.findings.learning import (
    RESAMPLERS,
    Joined,
    Learnt,
    Split,
    joined,
    splits,
)
from drydock.adoption.findings.models import Fit, fits, made, scores
from drydock.adoption.findings.words import at, some
from drydock.adoption.model import Adopted, Finding

# What is meant to go on with other rows, or tells groups without a fit for others.
ELSE = ("fit_predict", "partial_fit")
TEST_ROWS = re.compile(
    r"(?i)(x_?test|test_?x|x_?te|test|test_?(set|df|data))\b(?!_?size).*"
)


def find(adopted: Adopted) -> Iterator[Finding]:
    """Learning before a split, over joined tables, or on the test rows."""
    code = read(adopted.cells)
    known = list(fits(code))
    judged = bool(known) and bool(list(scores(code)) or _predicts(code))
    for split in splits(code):
        if split.learnt and judged:
            yield _before_split(split)
            break
    for one in joined(code):
        if one.learnt and known:
            yield _over_both(one)
    yield from _on_test_rows(code, known)


def _predicts(code: Code) -> bool:
    return any(
        ".predict" in cell.source or "cross_val" in cell.source for cell in code.cells
    )


def _told(learnt: tuple[Learnt, ...]) -> str:
    places = dict.fromkeys(f"{one.what} ({at(one.cell, one.line)})" for one in learnt)
    return some(list(places), 5)


def _before_split(split: Split) -> Finding:
    copies = any(RESAMPLERS.fullmatch(one.what) for one in split.learnt)
    first = split.learnt[0]
    why = "what is learnt from all rows knows the test rows, too, so that the score is too good"
    if copies:
        why = (
            "made from all rows, new rows resemble test rows, so that the model is asked"
            " about what it has seen, and the score is far too good"
        )
    return Finding(
        rule="learnt before the split",
        certainty="sure",
        cell=first.cell,
        line=first.line,
        what=f"train_test_split in {at(split.cell, split.line)} takes apart rows from which"
        f" something was learnt before: {_told(split.learnt)}",
        why=why,
        remedy="split first; learn from the training rows alone, and apply it to both (a"
        " Pipeline of scikit-learn does that)",
        lesson="titanic/17",
        weight=90 if copies else 75,
    )


def _over_both(one: Joined) -> Finding:
    first = one.learnt[0]
    return Finding(
        rule="learnt from train and test together",
        certainty="sure",
        cell=first.cell,
        line=first.line,
        what=f"{one.name} holds {some(one.parts)} together ({at(one.cell, one.line)}), and"
        f" something is learnt from all its rows: {_told(one.learnt)}",
        why="what the model is trained on then depends on the test rows: a leak, and one"
        " new row alone could not be prepared",
        remedy="learn from the training rows alone, and apply it to both",
        lesson="titanic/17",
        weight=75,
    )


def _on_test_rows(code: Code, known: list[Fit]) -> Iterator[Finding]:
    """Something fitted on the test rows that was fitted on others, too."""
    classes = made(code)
    for fit in known:
        others = [one for one in known if one.name == fit.name and not _on_test(one)]
        if not _on_test(fit) or not others or fit.method in ELSE:
            continue
        kind = next((kind for _, kind in classes.get(fit.name, ())), fit.name)
        yield Finding(
            rule="fitted on the test rows",
            certainty="sure",
            cell=fit.cell,
            line=fit.line,
            what=f"{fit.name} ({kind}) is fitted on {fit.data[0]} in"
            f" {at(fit.cell, fit.line)}",
            why="it learns from the rows that are to judge, and treats them otherwise than"
            " the training rows",
            remedy=(
                f"only transform there: {fit.name}.transform({fit.data[0]})"
                if fit.method == "fit_transform"
                else "fit on the training rows alone"
            ),
            lesson="titanic/17",
            weight=80,
        )


def _on_test(fit: Fit) -> bool:
    """Whether something is fitted on what is called a table of test rows."""
    return bool(fit.data and TEST_ROWS.fullmatch(fit.data[0].partition("[")[0]))
