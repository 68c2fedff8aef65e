"""What libraries import late is noted by one process and known to the next."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from drydock.sandbox.warm import client, late_imports

BEFORE = frozenset(sys.modules) - {"json.decoder"}


def test_late_modules_of_known_packages_are_noted(tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    assert json.decoder  # imported since, as it were
    late_imports.note(BEFORE, events)
    assert "json.decoder" in late_imports.noted(events)


def test_a_package_that_nobody_knew_is_the_work_s_own(tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    late_imports.note(BEFORE - {"json"}, events)
    assert not {"json", "json.decoder"} & late_imports.noted(events)


def test_who_came_to_no_end_has_noted_nothing(tmp_path: Path) -> None:
    assert late_imports.noted(tmp_path / "events.jsonl") == set()


def test_names_are_remembered_together(tmp_path: Path) -> None:
    memory = tmp_path / "cache" / "late.txt"
    late_imports.remember(["json.tool"], memory)
    late_imports.remember(["json.scanner", "no_such_package.part"], memory)
    assert late_imports.remembered(memory) == ["json.scanner", "json.tool"]
    assert [one.name for one in memory.parent.iterdir()] == ["late.txt"]


def test_a_memory_that_cannot_be_written_is_empty(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    memory = tmp_path / "file" / "late.txt"
    late_imports.remember(["json.tool"], memory)
    assert late_imports.remembered(memory) == []


def test_a_remembered_module_that_breaks_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not client.CAN_FORK:
        pytest.skip("this system has no hosts")
    from drydock.sandbox.warm import server  # pylint: disable=import-outside-toplevel

    (tmp_path / "breaks_at_import.py").write_text("1 / 0\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    server._import(["breaks_at_import"])  # pylint: disable=protected-access
    assert "breaks_at_import" not in sys.modules
