"""All findings about a notebook, the worst first."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from drydock.adoption.findings import rules
from drydock.adoption.model import Adopted, Finding


def found(adopted: Adopted) -> list[Finding]:
    """What each rule finds, the worst first, then from the top of the notebook."""
    findings = [one for rule in _rules() for one in _of(rule, adopted)]
    return sorted(findings, key=_order)


def _rules() -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        yield importlib.import_module(module.name)


def _of(rule: ModuleType, adopted: Adopted) -> list[Finding]:
    """The findings of a rule; none about code that is nested too deeply to be read."""
    try:
        return list(rule.find(adopted))
    except RecursionError:
        return []


def _order(finding: Finding) -> tuple[int, bool, int, int, str]:
    return (
        -finding.weight,
        finding.certainty != "sure",
        finding.cell or 0,
        finding.line or 0,
        finding.what,
    )
