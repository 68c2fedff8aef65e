"""What a pytest session has judged so far.

Apart from the plugin, since pytest wants to be the first to import that.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drydock.guard import Guard
from drydock.layout import Stage
from drydock.verdict import Finding, Verdict
from drydock.workspace import Workspace


class Seen:
    """What this session has judged: a verdict, a workspace and its guard for each stage.

    is_whole: whether every test of a stage has been asked for.
    """

    def __init__(self, on_finding: Callable[[Finding], None] | None = None) -> None:
        self.verdicts: dict[Stage, Verdict] = {}
        self.workspaces: dict[Stage, Workspace] = {}
        self.guards: dict[Stage, Guard] = {}
        self.is_whole = True
        self.told: list[BaseException] = []
        self._on_finding = on_finding

    def add(self, stage: Stage, finding: Finding) -> None:
        self.verdicts.setdefault(stage, Verdict()).findings.append(finding)
        if self._on_finding:
            self._on_finding(finding)


SEEN = pytest.StashKey[Seen]()
