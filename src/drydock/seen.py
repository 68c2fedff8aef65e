"""What a pytest session has judged so far.

Apart from the plugin, since pytest wants to be the first to import that.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drydock.layout import Stage
from drydock.verdict import Finding, Verdict
from drydock.workspace import Workspace, digest


class Seen:
    """What this session has judged: a verdict and a workspace for each stage.

    is_whole: whether every test of a stage has been asked for.
    """

    def __init__(self, on_finding: Callable[[Finding], None] | None = None) -> None:
        self.verdicts: dict[Stage, Verdict] = {}
        self.is_whole = True
        self._workspaces: dict[Stage, tuple[Workspace, str]] = {}
        self.told: list[BaseException] = []
        self._on_finding = on_finding

    def add(self, stage: Stage, finding: Finding) -> None:
        self.verdicts.setdefault(stage, Verdict()).findings.append(finding)
        if self._on_finding:
            self._on_finding(finding)

    def judging(self, workspace: Workspace) -> None:
        """Told before a workspace is looked at."""
        known = digest(workspace.folder)
        self._workspaces[workspace.stage] = (workspace, known)

    def unchanged(self, stage: Stage) -> tuple[Workspace, str] | None:
        """The workspace that was judged and its digest; None where none was looked at,
        and where it is no longer what it was then."""
        workspace, before = self._workspaces.get(stage, (None, ""))
        if workspace is None or digest(workspace.folder) != before:
            return None
        return workspace, before


SEEN = pytest.StashKey[Seen]()
