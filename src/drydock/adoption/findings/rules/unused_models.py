"""Models that are fitted, and then nobody asks them anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import dotted
from drydock.adoption.findings.code import Code, read
from drydock.adoption.findings.models import Fit, fits, is_learner, made
from drydock.adoption.findings.words import at
from drydock.adoption.model import Adopted, Finding


def find(adopted: Adopted) -> Iterator[Finding]:
    """Each model of which nothing but `fit` is ever used, and which ends no cell."""
    code = read(adopted.cells)
    classes = made(code)
    known = list(fits(code))
    kept = {one.name for one in known if one.kept}
    for fit in {one.name: one for one in known if one.name not in kept}.values():
        kinds = {kind for _, kind in classes.get(fit.name, ())}
        learns = kinds and all(map(is_learner, kinds)) and fit.method == "fit"
        if learns and not _is_used(code, fit):
            yield _finding(fit)


def _is_used(code: Code, fit: Fit) -> bool:
    """Whether the name stands anywhere but where it is made and fitted."""
    if fit.name in code.words:
        return True
    for _, node in code.walk():
        if isinstance(node, ast.Attribute) and dotted(node.value) == fit.name:
            if node.attr not in ("fit", "partial_fit", "set_params"):
                return True
    fitting = sum(
        isinstance(node, ast.Attribute) and dotted(node.value) == fit.name
        for _, node in code.walk()
    )
    loaded = sum(
        isinstance(node, ast.Name)
        and node.id == fit.name
        and isinstance(node.ctx, ast.Load)
        for _, node in code.walk()
    )
    return loaded > fitting


def _finding(fit: Fit) -> Finding:
    return Finding(
        rule="model fitted and never asked",
        certainty="sure",
        cell=fit.cell,
        line=fit.line,
        what=f"{fit.name} is fitted in {at(fit.cell, fit.line)}, and nothing uses it",
        why="it predicts nothing, scores nothing, and is not saved",
        remedy="delete it, with the lines that are only there for it",
        lesson="titanic/07",
        weight=45,
    )
