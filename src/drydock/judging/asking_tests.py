"""Which of a participant's test files ask what a variant is about: the others need not meet
it, nor do those that the stage before left as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drydock.workbook.workspace import OF_TESTS, modules_in


def leave_out_others(exercise: Path, words: Sequence[str], given: Path | None) -> None:
    """Deletes the test files that have none of the words, or are as they were given, and
    from which no other file takes something. Where no file has a word, all that are not as
    they were given stay; where that is none, the shortest: pytest wants one."""
    code = set(modules_in(exercise))
    texts = {
        file: file.read_text("utf-8", "replace")
        for file in exercise.rglob("*.py")
        if file not in code
    }
    tests = [
        file
        for file in sorted(texts, key=lambda file: len(texts[file]))
        if OF_TESTS.fullmatch(file.name) and file.name != "conftest.py"
    ]
    old = {}
    if given is not None:
        found = given.rglob("*.py")
        old = {exercise / x.relative_to(given): x.read_text("utf-8") for x in found}
    new = [file for file in tests if texts[file] != old.get(file)]
    asking = [
        file for file in new if any(word in texts[file].lower() for word in words)
    ]
    for file in set(tests).difference(asking or new or tests[:1]):
        if not any(file.stem in text for one, text in texts.items() if one != file):
            file.unlink()
