"""What stage 11 of the titanic kata reads of a script and of a notebook."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

TESTS = HERE.stage("titanic/11").tests
check, observers, story = (
    load(TESTS / f"{name}.py") for name in ("test_core_and_shell", "observers", "story")
)
FEATURES = "Pclass Sex Age Fare Embarked Title IsAlone Age*Class".split()


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("%autoreload 1\n%aimport train", "%autoreload 1\nimport train"),
        ("%aimport  train, preprocessing\n", "import train, preprocessing\n"),
        ("%aimport -train", "%aimport -train"),
        ("%aimport", "%aimport"),
        ("# %aimport train", "# %aimport train"),
    ],
)
def test_the_import_of_autoreload_is_an_import(source: str, read: str) -> None:
    assert story.with_imports(source) == read


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("pd.cut(ages, [0, 16, 32, 48, 64, 99])", ["the numbers 16, 32, 48, 64"]),
        ("bands = {'Age': [16, 32, 48, 64]}", ["the numbers 16, 32, 48, 64"]),
        ("people = [{'Age': 16}, {'Age': 32}, {'Age': 48}]", []),
        ("ages = [16, 17, 48, 49, 64, 65]", []),
    ],
)
def test_edges_are_told_from_examples(cell: str, found: list[str]) -> None:
    module = ast.parse("EDGES = (16, 32, 48, 64)")
    assert story.repeated_rules(ast.parse(cell), [module]) == found


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("print('86.76 %')", "0"),
        ("import sys\nprint(sys.argv[1])", "IndexError: list index out of range"),
        ("raise SystemExit(2)", "2"),
    ],
)
def test_how_a_script_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    (tmp_path / "train.py").write_text(script, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [])
    assert observers.printed()["code"] == code


@pytest.mark.parametrize(
    ("gives", "told"),
    [
        ([*FEATURES[1:], FEATURES[0]], "prepare gives them in another order: Sex, Age"),
        (FEATURES[1:], "none gives back just these eight columns"),
    ],
)
def test_why_no_function_makes_the_features(gives: list[str], told: str) -> None:
    asked: list[dict[str, Any]] = [
        {"by": "prepare", "tables": [["Name"]], "changed": [], "gives": gives}
    ]
    with pytest.raises(CheckFailed, match=told):
        check.test_one_function_makes_the_features({"asked": asked})
