"""A check that ends as soon as it has told what somebody waits for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from drydock.judging.checking import check
from drydock.judging.verdict import Finding, Verdict
from drydock.sandbox.cancellation import CANCEL, Cancelled
from drydock.workbook.house import Stage


def check_until(
    is_told: Callable[[Verdict], bool], stage: Stage, folder: Path
) -> Verdict:
    """The verdict on a folder so far as to where `is_told`; the rest is not judged."""
    verdict = Verdict()

    def tell(finding: Finding) -> None:
        verdict.findings.append(finding)
        if is_told(verdict):
            CANCEL.set()

    try:
        with suppress(Cancelled):
            check(stage, folder, on_finding=tell)
    finally:
        CANCEL.clear()
    return verdict
