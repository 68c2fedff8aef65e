"""Commands in messages are what a person must type."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from drydock import commands, say
from drydock.interfaces.cli.app import app
from drydock.workbook.house import HERE

NAMES = "|".join(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
HALF = re.compile(rf"(?<![/\w\\])go (?:{NAMES})\b")
SOURCES = [
    path
    for folder in ("src/drydock", *(f"tests/{kata}" for kata in HERE.katas))
    for path in sorted((HERE.root / folder).rglob("*.py"))
]


def _texts(path: Path) -> Iterator[str]:
    """What a module may say to people: its texts, but for its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node not in docstrings:
                yield node.value


def test_no_message_names_a_command_by_half() -> None:
    """Not "go check 1", but "./scripts/go check 1": it can be pasted."""
    found = [
        f"{path.relative_to(HERE.root)}: {text}"
        for path in SOURCES
        for text in _texts(path)
        if HALF.search(text)
    ]
    assert not found


def test_on_windows_commands_are_spelled_as_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Next: ./scripts/go check 1, or .venv/bin/python -m pytest"
    assert commands.typed_in({"a": [text], "b": None}) == {"a": [text], "b": None}
    monkeypatch.setattr(commands, "os", SimpleNamespace(name="nt", environ={}))
    expected = r"Next: scripts\go check 1, or .venv\Scripts\python -m pytest"
    assert commands.typed_in({"a": [text], "b": 1}) == {"a": [expected], "b": 1}
    say.say(text)
    say.note(text)
    assert capsys.readouterr() == (f"{expected}\n", f"{expected}\n")
