"""What a pytest session has judged so far.

Apart from the plugin, since pytest wants to be the first to import that.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drydock.judging import left_behind
from drydock.judging.guard import Guard
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace


class SessionFindings:
    """What this session has judged: a verdict, a workspace and its guard for each stage.

    is_whole: whether every test of a stage has been asked for.
    """

    def __init__(self, on_finding: Callable[[Finding], None] | None = None) -> None:
        self.verdicts: dict[Stage, Verdict] = {}
        self.workspaces: dict[Stage, Workspace] = {}
        self.guards: dict[Stage, Guard] = {}
        self.is_whole = True
        self.told: list[BaseException] = []
        self._tell = on_finding or (lambda _: None)
        self._past: dict[Stage, str] = {}
        self._held: list[Finding] = []

    def add(self, stage: Stage, finding: Finding) -> None:
        self.verdicts.setdefault(stage, Verdict()).findings.append(finding)
        if self._why_past(stage):
            self._held.append(finding)
        else:
            self._tell(finding)

    def conclude(self) -> None:
        """Tells what has been held back: where a stage does not pass that the work has
        left behind, just that."""
        for stage, verdict in self.verdicts.items():
            reason = self._why_past(stage)
            if reason and verdict.word is Word.FAIL:
                past = left_behind.told(self.workspaces[stage], reason, verdict)
                verdict.findings = self._held = [past]
        for finding in self._held:
            self._tell(finding)

    def _why_past(self, stage: Stage) -> str:
        if stage not in self._past and stage in self.workspaces:
            self._past[stage] = left_behind.why(self.workspaces[stage])
        return self._past.get(stage, "")


SESSION_FINDINGS = pytest.StashKey[SessionFindings]()
