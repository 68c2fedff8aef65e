"""Code smell comments: how they are read, and what could be defended."""

from __future__ import annotations

from typing import Any

import pytest

from drydock.judging.reading.remarks import remarks
from drydock.judging.reading.smell_evidence import could_be, shapes

KINDS = {"dead code": ["unused code"], "magic literal": [], "missing test": []}


def _document(*sources: str, kind: str = "code") -> dict[str, Any]:
    return {"cells": [{"cell_type": kind, "source": source} for source in sources]}


def _read(source: str, kind: str = "code") -> list[list[tuple[str, ...]]]:
    return [
        [one.kinds for one in some]
        for some in remarks(_document(source, kind=kind), KINDS)
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "# [code smell] dead code: nobody reads it",
        "x = 1  #[Code-Smell]Dead-Code: nobody reads it",
        "# code smell: unused code - nobody reads it",
        "# [code smell] <dead code>: <nobody reads it>",
        "# [code smell] **dead code** -- nobody reads it",
        "# [code_smell] dead code -> nobody reads it",
        "# [code smell] dead code:\n# nobody reads it",
        "# [code smell] dead code\uff1a nobody reads it",
    ],
)
def test_one_remark_in_many_spellings(comment: str) -> None:
    assert _read(comment) == [[("dead code",)], []]


@pytest.mark.parametrize(
    "between", [", ", "; ", " / ", " | ", " + ", " & ", " and ", ", or "]
)
def test_several_kinds_in_one_comment(between: str) -> None:
    comment = f"# [code smell] dead code{between}magic literal: why 5?"
    assert _read(comment) == [[("dead code", "magic literal")], []]


@pytest.mark.parametrize(
    "comment",
    [
        "# smell: dead code, nobody reads it",
        "# [smell] dead code: nobody reads it",
        "# [code smel] dead code: nobody reads it",
        "# dead code: nobody reads it",
        "# [code smell] dead code",
        "# [code smell] dead code:\n# x = f(1)",
        "# [code smell] dead code: unused code",
        "# [code smell] dead code: TODO",
    ],
)
def test_what_looks_like_a_remark_is_not_passed_over(comment: str) -> None:
    assert _read(comment) == [[], [()]]


@pytest.mark.parametrize(
    "comment", ["# a small thing", "# note: 5 was worse", "x = 'smell'"]
)
def test_other_comments_are_no_remarks(comment: str) -> None:
    assert _read(comment) == [[], []]


def test_a_text_may_speak_of_smells() -> None:
    assert _read("## Code smells\n\nSome code smells.", "markdown") == [[], []]
    assert _read("[code smell] dead code: gone", "markdown") == [[("dead code",)], []]


@pytest.mark.parametrize(
    ("kind", "source", "could"),
    [
        ("magic literal", "x = f(16)", True),
        ("magic literal", "x = f(y)", False),
        ("leakage", "m = table.median()", True),
        ("leakage", "x = y['a']", False),
        ("mysterious name", "df = f()", True),
        ("mysterious name", "passengers = read_all()", False),
        ("mutable input", "t['a'] = 1", True),
        ("mutable input", "import os", False),
        ("comment that lies", "# as above\nx = 1", True),
        ("comment that lies", "x = 1", False),
        ("duplicated code", "a = f(1)\nb = f(2)", True),
        ("duplicated code", "a = f(1)", False),
        ("dead code", "x = 1", False),
        ("another kind", "", True),
    ],
)
def test_what_could_be_said_of_code(kind: str, source: str, could: bool) -> None:
    assert could_be(kind, [source], [source], shapes([source])) == could
