"""What stage 13 of the titanic kata reads of a script and of a notebook."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

TESTS = HERE.stage("titanic/13").tests
check, observers, story = (
    load(TESTS / f"{name}.py") for name in ("test_core_and_shell", "observers", "story")
)
built = load(TESTS.parent / "built.py")
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
    ("value", "computes"),
    [
        ("[22, 80]", False),
        ("rng.integers(0, 80, size=5)", False),
        ("X_train['Age'].max() + 1", False),
        ("np.random.default_rng(42).choice(X_train['Age'], 5)", False),
        ("older['Age'].fillna(older['Age'].median())", True),
        ("X_train['Age'] * 2", True),
        ("pd.cut(ages, edges)", True),
        ("lambda table: table.Age", True),
    ],
)
def test_an_example_is_told_from_what_is_worked_out(value: str, computes: bool) -> None:
    assert built.computes(ast.parse(value, mode="eval").body) == computes


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
    ("cells", "found"),
    [
        ("both = X['Age'] * X['Pclass']\nX = X.assign(**{'Age*Class': both})", True),
        ("X['Age*Class'] = X.Age * X.Pclass", True),
        ("alone = people.SibSp + people.Parch == 0\npeople['IsAlone'] = alone", True),
        ("title = 2\nida['Title'] = title", False),
        ("for title in found['Title']:\n    ida['Title'] = title", False),
        ("older = people['Age'] + 10\npeople = people.assign(Age=older)", False),
    ],
)
def test_a_feature_may_be_worked_out_in_a_line_before(cells: str, found: bool) -> None:
    tree = ast.parse(cells)
    values = story.values([tree])
    worked_out = [
        story.works_out(name, value, values)
        for _, name, value in check.built_in.built(tree)
    ]
    assert worked_out == [found]


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
    ("tables", "gives", "told"),
    [
        (["Name"], [*FEATURES[1:], FEATURES[0]], "in another order: Sex, Age"),
        (["Name"], FEATURES[1:], "none gives back just these eight columns"),
        (FEATURES[:-1], FEATURES, "is not given the passengers as they were read"),
    ],
)
def test_why_no_function_makes_the_features(
    tables: list[str], gives: list[str], told: str
) -> None:
    asked: list[dict[str, Any]] = [
        {"by": "prepare", "tables": [tables], "changed": [], "gives": gives}
    ]
    with pytest.raises(CheckFailed, match=told):
        check.test_one_function_makes_the_features({"asked": asked})
