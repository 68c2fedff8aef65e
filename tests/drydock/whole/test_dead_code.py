"""What stage 07 of the titanic kata finds in small programs, and what it passes over."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import toy

from drydock.workbook.house import HERE
from drydock.workbook.loading import load

TESTS = HERE.stage("titanic/7").tests
dead_code, idle_lines, columns, old_code = (
    load(TESTS / f"{name}.py")
    for name in ("dead_code", "idle_lines", "columns", "old_code")
)
RESULTS = {"Age", "Fare"}


def _unused(source: str) -> list[str]:
    tree = ast.parse(source)
    read = dead_code.names_reached([tree], [], {"main"})
    found = dead_code.unused_imports(tree) + dead_code.unused_definitions(tree, read)
    found += dead_code.unused_locals(tree) + dead_code.unused_parameters([tree])
    return [what for _, what in found + dead_code.kept_scores([tree])]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("_ = df.copy()", "_"),
        ("_backup = df.copy()", "_backup"),
        ("score = model.score(df)", "score"),
        ("model.best_score = model.score(df)", "model.best_score"),
        ("scores = []\n    scores.append(model.score(df))", "scores"),
        ("scores = {}\n    scores['a'] = 1", "scores"),
        ("x = None\n    x = df.max()\n    print(x)", "x = ..., which is overwritten"),
        (
            "other = read()\n    use([*other])\n    other['Fare'] = 1",
            "other['Fare'] = ...",
        ),
        ("def _rate():\n        return 1", "_rate()"),
        ("score, size = model.score(df), len(df)", "score"),
    ],
)
def test_a_name_that_nobody_reads_is_found(body: str, what: str) -> None:
    source = f"def main(df=1, model=2):\n    print(df, model)\n    {body}\n"
    assert what in _unused(source)


def test_functions_that_only_call_each_other_are_found() -> None:
    source = "def main():\n    return 1\n\n\ndef one():\n    two()\n\n\n"
    source += "def two():\n    one()\n\n\ndef three(n):\n    return three(n)\n"
    assert _unused(source) == ["one()", "two()", "three()"]


@pytest.mark.parametrize(
    "source",
    [
        "from typing import Any\n\n\ndef main(x: 'list[Any]') -> 'Any':\n    return x\n",
        "from a import b\n\n__all__ = ['b']\n__version__ = '1'\n",
        "from a import b as b\n",
        "def main():\n    x = []\n    x.append(1)\n    return x\n",
        "def main():\n    a, _ = pair()\n    return a\n",
        "def main():\n    x = 0\n    while x < 3:\n        x = x + 1\n    x = 5\n    return x\n",
        "def main(df):\n    both = [df]\n    t = read()\n    t['a'] = 1\n    return both, t\n",
        "def main():\n    t = read()\n    both = [t]\n    t['a'] = 1\n    return both\n",
        "def given(row):\n    return 1\n\n\ndef main(df):\n    return df.apply(given)\n",
        "class A:\n    x: int\n\n    def method(self):\n        return 1\n\n\nmain(A)\n",
    ],
)
def test_a_name_that_somebody_reads_is_passed_over(source: str) -> None:
    assert not _unused(source)


def _idle(source: str, calls: str = "") -> list[str]:
    tree, others = ast.parse(source), [ast.parse(calls)]
    found = idle_lines.never_run([tree], others) + idle_lines.goes_nowhere([tree])
    return [what for _, what in found]


@pytest.mark.parametrize(
    "body",
    [
        "if False:\n        act()",
        "if 0 and x:\n        act()",
        "while False:\n        act()",
        "if not OFF:\n        act()\n    else:\n        act()",
        "if OFF:\n        act()",
        "if flag:\n        act()",
        "return x\n    act()",
        "x.copy()",
        "model.score(x)",
        "x[x > 1]",
        "x == 1",
        "pd.cut(x, 5)",
        "for one in x:\n        pass",
    ],
)
def test_a_line_without_effect_is_found(body: str) -> None:
    source = f"OFF = False\n\n\ndef main(x, flag=False):\n    {body}\n"
    assert _idle(source)


@pytest.mark.parametrize(
    ("body", "calls"),
    [
        ("if flag:\n        act()", "main(1, flag=True)"),
        ("if flag:\n        act()", "main(1, True)"),
        ("if flag:\n        act()", "main(*given)"),
        ("if OFF:\n        act()", "import program\nprogram.OFF = True"),
        ("if __name__ == '__main__':\n        act()", ""),
        ("while True:\n        act()", ""),
        ("x.fit(1)", ""),
        ("x.fillna(0, inplace=True)", ""),
        ("shutil.copy(x, x)", ""),
        ("x and act()", ""),
        ("'a text alone'", ""),
    ],
)
def test_a_line_with_an_effect_is_passed_over(body: str, calls: str) -> None:
    source = f"OFF = False\n\n\ndef main(x, flag=False):\n    {body}\n"
    assert not _idle(source, calls)


@pytest.mark.parametrize(
    "line",
    [
        "df['Deck'] = df['Cabin'].str[0]",
        "df.loc[:, 'Deck'] = 1",
        "df.insert(0, 'Deck', 1)",
        "df = df.assign(Deck=1)",
        "df = df.assign(**{'Deck': 1})",
        "df[['Deck', 'Age']] = 1",
        "df[DECK] = 1",
        "df['Deck'] = 1\ndf['Deck'] = df['Deck'] + 1",
        "df['Deck'] = 1\ndf = df.drop(columns=['Deck'])",
        "df['Deck'] = 1\ndel df['Deck']",
    ],
)
def test_a_column_that_is_built_in_vain_is_found(line: str) -> None:
    found = columns.dead_columns([ast.parse(f"DECK = 'Deck'\n{line}")], RESULTS)
    assert {what for _, what in found} == {'"Deck"'}


def test_a_column_is_told_with_the_module_that_builds_it() -> None:
    one, other = ast.parse("x = df['Deck']"), ast.parse("\ndf['Deck'] = 1")
    dead = columns.dead_columns([ast.parse("x = 1"), other], RESULTS)
    assert [line for line in columns.built(other) if line in dead] == [(2, '"Deck"')]
    assert not columns.built(one)


@pytest.mark.parametrize(
    "line",
    [
        "df['Age'] = 1",
        "df['Kin'] = 1\ndf['Age'] = df['Kin']",
        "df['Kin'] = 1\nalone = df.eval('Kin == 0')",
        "df['Kin'] = 1\nalone = df.Kin == 0",
        "df['Kin'] = 1\ndf = df.assign(Age=df['Kin'])",
    ],
)
def test_a_column_that_helps_is_passed_over(line: str) -> None:
    assert not columns.dead_columns([ast.parse(line)], RESULTS)


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("BOTH = ['Age', 'Fare']\nx = df[BOTH]\ny = df[BOTH]", 1),
        ("x = df[['Age', 'Fare']]\ny = df[['Age', 'Fare']]", 2),
        ("x = df['Age Fare'.split()]\ndf = df.drop('Name', axis=1)", 2),
        ("df = df.drop(columns=GONE)\ndel df['Name']", 2),
        (
            "BOTH = ['Age', 'Fare']\ndf = df.drop(columns=df.columns.difference(BOTH))",
            1,
        ),
        ("df = df.drop(columns=GONE)\nx = df.drop('Survived', axis=1)", 1),
        ("df = df.drop(columns=GONE)\nassert list(df) == ['Age', 'Fare']", 1),
    ],
)
def test_each_place_that_chooses_columns_is_counted(source: str, number: int) -> None:
    assert len(columns.places(ast.parse(source), RESULTS, "Survived")) == number


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("def main(): pass", ["old.py"]),
        ("from old import main", []),
        ("from legacy import old\ndef main(): pass", []),
        ("def other(): pass", []),
    ],
)
def test_a_program_that_is_kept_beside_the_script(
    script: str, found: list[str]
) -> None:
    modules = {"train.py": ast.parse(script), "old.py": ast.parse("def main(): pass")}
    read = [ast.parse("import train")]
    assert old_code.beside(modules, read, {"main"}) == found


DEF = "def main():\n    pass\n"
FENCE = f"# Old\n\n```python\n{DEF}```\n"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("old.txt", DEF, True),
        ("old.md", FENCE, True),
        ("old.ipynb", toy.notebook("%who", DEF), True),
        ("look.md", FENCE.replace("main", "plot"), False),
        ("look.ipynb", toy.notebook(DEF.replace("main", "plot")), False),
        ("DEBT.md", "Mind the def main() of train.py", False),
        ("bad.ipynb", DEF, False),
    ],
)
def test_a_program_in_a_file_that_is_no_module(
    tmp_path: Path, name: str, text: str, found: bool
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert old_code.holds_a_program(tmp_path / name, {"main"}) is found


KNOWN = {"df", "model", "x"}
BEFORE = {"svc.fit(X_train, Y_train)"}


@pytest.mark.parametrize(
    "comment",
    [
        "# import this",
        "# x = df",
        "# df = df.drop(\n#     ['Age'],\n# )",
        "# the old way:\n# for one in df:\n#     print(one)",
        "# svc.fit(X_train, Y_train)",
        "# del df",
        "# df.loc[df['Age'] > 64, 'Age']",
        "# def rate(col):",
        "# 'Logistic Regression': s1",
    ],
)
def test_code_in_comments_is_found(comment: str) -> None:
    assert old_code.commented_out(f"{comment}\nx = 1\n", KNOWN, BEFORE)


@pytest.mark.parametrize(
    "comment",
    [
        "# Embarked = Southampton, ...",
        "# female = 1, male = 0",
        "# IsAlone = SibSp + Parch == 0",
        "# Pclass = first / second / third",
        "# trees (see above)",
        "# First the bands,\n# then the fit\n# (labels repeat, so positions are used).",
        "# return to port",
        "# pylint: disable=no-member\n# type: ignore",
        "# if in doubt: ask\n# x",
    ],
)
def test_words_in_comments_are_passed_over(comment: str) -> None:
    assert not old_code.commented_out(f"{comment}\nx = 1\n", KNOWN, BEFORE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"""Fits.\n\n    svc.fit(X_train, Y_train)\n    """', True),
        ('"""Fits."""\n    """\n    svc.fit(1)\n    """', True),
        ('"""Fits.\n\n    Example: model.fit(x)\n    """', False),
        ('"""Fits."""\n    """A note on what follows."""', False),
    ],
)
def test_code_in_texts_is_found(text: str, found: bool) -> None:
    tree = ast.parse(f"def main():\n    {text}\n    return 1\n")
    assert bool(old_code.in_texts(tree, KNOWN, BEFORE)) is found


def test_docstrings_are_no_statements() -> None:
    source = '"""Text."""\n\n\ndef main():\n    """Text."""\n    x = 1; return x\n'
    assert old_code.statements(ast.parse(source)) == 3


WAS = (
    "# [code smell] hidden state: nothing is said\nwarnings.filterwarnings('ignore')\n"
    "# [code smell] leakage: of all rows\nmedian = df['Age'].median()\n"
    "# how did AgeGroup get in\ndf['AgeGroup'] = 1\n"
    "# first letter = deck??\ndf['Deck'] = 1\n# on deck\nx = 1\n"
)


GONE = frozenset({"AgeGroup", "Deck"})


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("# [code smell] hidden state: nothing is said", True),
        ("# [code smell] dead code: nobody reads it", True),
        ("# [code smell] dead code: see AgeGroup", True),
        ("# how did AgeGroup get in", True),
        ("# AgeGroup was here once", False),
        ("# first letter = deck??", True),
        ("# clear the deck", False),
        ("# [code smell] leakage: of all rows", False),
        ("# [code smell] magic literal: why 5?", False),
    ],
)
def test_notes_on_what_is_gone_are_found(note: str, found: bool) -> None:
    stale = old_code.stale_notes(f"{note}\nx = 5 + 5\n", GONE, [WAS], set(), GONE)
    assert bool(stale) is found
    assert not old_code.stale_notes(WAS, set(), [WAS], set())
