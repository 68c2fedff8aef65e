"""The check of stage 03, first half: a file has another format, and no other content."""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import black

from drydock.errors import CheckFailed

FILE = "formatting.py"
MODE = black.Mode(target_versions={black.TargetVersion.PY311})

Read = Callable[[str], Any]


def test_only_the_format_has_changed(own: Read, given: Read) -> None:
    """formatting.py means what it meant before"""
    mine, before = own(FILE), given(FILE)
    if ast.dump(mine.tree) != ast.dump(before.tree):
        raise CheckFailed(
            expected=f"{FILE} differs from what it was in its layout only",
            found=_difference(mine, before),
            remedy=f"bring it back with: git checkout -- {mine.shown}, and let the"
            " formatter do it alone",
        )
    texts = [
        [_remark(comment) for _, comment in one.comments] for one in (mine, before)
    ]
    if texts[0] != texts[1]:
        changed = [text for text in texts[1] if text not in texts[0]]
        raise CheckFailed(
            expected=f"the comments of {FILE} say what they said",
            found=f"gone or changed: {changed[0]}" if changed else "there are new ones",
            remedy="undo, and let the formatter do it: it leaves comments alone",
        )


def _remark(comment: str) -> str:
    return comment.lstrip("#").strip()


def _difference(mine: Any, before: Any) -> str:
    """In words, where two files do not mean the same."""
    for text, other in zip(mine.strings, before.strings):
        if text != other:
            return f"a text in quotes was {other!r} and is {text!r}"
    for node, other in zip_longest(mine.tree.body, before.tree.body):
        if node is None or other is None or ast.dump(node) != ast.dump(other):
            there = node or other
            return f"another meaning: {ast.unparse(there).splitlines()[0]}"
    return "another meaning"


def test_black_has_nothing_to_do(own: Read) -> None:
    """formatting.py is as black writes it"""
    mine = own(FILE)
    assert mine.tree
    pairs = zip_longest(mine.text.splitlines(), _by_black(mine.text).splitlines())
    for number, (line, better) in enumerate(pairs, 1):
        if line != better:
            raise CheckFailed(
                expected=f"black would write line {number} of {FILE} like this:"
                f" {better if better is not None else '(nothing)'}",
                found=line if line is not None else "(nothing)",
                remedy="use the key that formats the whole file. If it makes something"
                " else of it, your editor formats with another tool: see the lesson",
            )


def _by_black(text: str) -> str:
    """What black makes of a text; raises CheckFailed where it cannot read it."""
    try:
        return black.format_str(text, mode=MODE)
    except black.InvalidInput as error:
        raise CheckFailed(
            expected=f"black can read {FILE}",
            found=str(error),
            remedy="undo until it means again what it meant before",
        ) from error


def test_nobody_is_silenced_in_it(nobody_silenced: Callable[[str], None]) -> None:
    """No comment in formatting.py tells a tool to look away"""
    nobody_silenced(FILE)
