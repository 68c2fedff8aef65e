"""Which test files cannot tell one `train_model` from another, and so need not meet it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from drydock.workbook.workspace import OF_TESTS, modules_in

WORDS = {"train_model", "training.py"}


def leave_out(exercise: Path) -> None:
    """Deletes the test files that neither train nor use a helper which does; not one that
    another file takes something from."""
    code = set(modules_in(exercise))
    texts = {
        file: file.read_text("utf-8", "replace")
        for file in exercise.rglob("*.py")
        if file not in code
    }
    helpers = [text for file, text in texts.items() if not _is_test(file)]
    training = [text for text in helpers if _says(text, WORDS)]
    if any("autouse" in text for text in training):
        return
    made = {name for text in training for name in _names(text)}
    for file, text in texts.items():
        others = [other for one, other in texts.items() if one != file]
        needed = any(_says(other, {file.stem}) for other in others)
        if _is_test(file) and not needed and not _says(text, WORDS | made):
            file.unlink()


def _is_test(file: Path) -> bool:
    return bool(OF_TESTS.fullmatch(file.name)) and file.name != "conftest.py"


def _names(text: str) -> Iterable[str]:
    """What a helper defines, and the names that its fixtures are given."""
    yield from re.findall(r"^(?:def|class) (\w+)", text, re.MULTILINE)
    yield from re.findall(r"name=[\"'](\w+)", text)


def _says(text: str, words: set[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
