"""Each rule says what is so, and keeps quiet where it only looks so."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_notebooks import notebook, of_rule

from drydock.adoption.findings import rules

ROOT = Path(__file__).parents[4]
READ = "import pandas as pd\ndf = pd.read_csv('a.csv')"
MODEL = "from sklearn.tree import DecisionTreeClassifier"


@dataclass(frozen=True)
class Case:
    """A fault of a rule: the cells that have it, what is said, and cells that have not."""

    rule: str
    has: tuple[str, ...]
    says: str
    has_not: tuple[str, ...]


CASES = [
    Case(
        "column built and never used",
        (READ, "df['b'] = df['a'] * 2", "print df.a", "df = df.drop(columns='b')"),
        "1 column built and dropped again without any use: b (cell 2, dropped in cell 4)",
        (
            READ,
            "df['b'] = df['a'] * 2",
            "print df['b'].sum()\nx = df[['b']]",
            "df = df.drop(columns='b')",
        ),
    ),
    Case(
        "column built and never used",
        (READ, "df['b'] = df['a'] * 2", "df = df.drop(columns='b')"),
        "b (cell 2, dropped in cell 3)",
        (READ, "df['b'] = df['a'] * 2", "so it is: b", "df = df.drop(columns='b')"),
    ),
    Case(
        "column built and never used",
        (READ, "df['b'] = df['a'] * 2", "X = df[['a']]", "df = df.drop(columns='b')"),
        "b (cell 2, dropped in cell 4)",
        (READ, "df['b'] = df['a'] * 2", "plot(df.drop('b', axis=1), c=df.b)"),
    ),
    Case(
        "column built and never used",
        (READ, "df['b'] = df['a'] * 2", "X = df[['a']]", "df.pop('b')"),
        "b (cell 2, dropped in cell 4)",
        (
            READ,
            "df['b'] = df['a'] * 2",
            "X = df.drop('y', axis=1)\nz = model.fit(X)",
            "df = df.drop(columns='b')",
        ),
    ),
    Case(
        "value replaced unread",
        ("x = [1]", "x = [2]\nprint(x)"),
        "x of cell 1, line 1 is replaced in cell 2, line 1",
        (
            "import sch, sm",
            "tree = sch.dendrogram(1)\nqq = sm.qqplot(1)",
            "tree = sch.dendrogram(2)\nqq = sm.qqplot(2)\nprint(tree, qq)",
        ),
    ),
    Case(
        "used before it is made",
        ("print(rare)", "rare = ['Dr']"),
        "rare is used in cell 1, line 1, and made only in cell 2",
        ("rare = ['Dr']", "def show():\n    return later", "later = [x for x in rare]"),
    ),
    Case(
        "used before it is made",
        ("def show():\n    return later", "show()", "later = 1"),
        "later is used in cell 2, line 1, and made only in cell 3",
        ("from helpers import *", "print(later)", "later = 1"),
    ),
    Case(
        "used before it is made",
        ("def f():\n    return stop", "f()", "stop = 1"),
        "stop is used in cell 2, line 1, and made only in cell 3",
        (
            "def f():\n    return 1",
            "f()",
            "stop = 1",
            "def f():\n    return stop",
            "f()",
        ),
    ),
    Case(
        "made by no cell",
        ("x = 1", "print(x + y)"),
        "y is used in cell 2, line 1, and no cell makes it",
        (
            "files = !ls",
            "for f in files:\n    print(f, __name__)\n[g for g in files]",
            "import sys\nif sys.version_info < (3, 0):\n    text = unicode('a')",
        ),
    ),
    Case(
        "made by no cell",
        ("x = 1\ndel x", "print(x)"),
        "x is used in cell 2, line 1, after cell 1 has deleted it",
        ("x = 1", "if x:\n    del x\nx = 2\nprint(x)"),
    ),
    Case(
        "line without effect",
        (READ, "df.loc[df['Age'] > 64, 'Age']\nprint('done')"),
        "df.loc[df['Age'] > 64, 'Age'] in cell 2, line 1 has no effect",
        (READ, "df.loc[df['Age'] > 64, 'Age'] = 4\ndf.loc[df['Age'] > 64, 'Age']"),
    ),
    Case(
        "line without effect",
        (READ, "df['Sex'].replace('m', 0)\ndf.head()"),
        "df['Sex'].replace('m', 0) in cell 2, line 1 has no effect",
        (READ, "from pathlib import Path\np = Path('a')\np.replace('b')\ndf.head()"),
    ),
    Case(
        "line without effect",
        (READ, "df.drop('a', axis=1)\ndf.head()"),
        "df.drop('a', axis=1) in cell 2, line 1 has no effect",
        (READ, "df.drop('a', axis=1, inplace=True)\ndf.head()"),
    ),
    Case(
        "line without effect",
        (READ, "pd.to_numeric(df['a'])\nprint('done')"),
        "pd.to_numeric(df['a']) in cell 2, line 1 has no effect",
        (
            READ,
            "try:\n    pd.concat([df, df], verify_integrity=True)\nexcept ValueError:\n    x = 1",
        ),
    ),
    Case(
        "shown to nobody",
        (READ, "df.head()\ndf.tail()"),
        "1 line to look at a value, which nobody sees: df.head() (cell 2, line 1)",
        (
            "from IPython.core.interactiveshell import InteractiveShell\n"
            "InteractiveShell.ast_node_interactivity = 'all'",
            READ,
            "df.head()\ndf.tail()",
        ),
    ),
    Case(
        "never reached",
        ("def f(x):\n    return x\n    print(x)",),
        "print(x) in cell 1, line 3 never runs",
        ("def f(x):\n    if x:\n        return x\n    print(x)",),
    ),
    Case(
        "commented-out code",
        ("x = 1\n# y = x + 1\n# print(y)",),
        "2 lines of code in comments, in cell 1",
        ("x = 1\n# x is one; see also: results (below)\n# TODO", "# %% type: ignore"),
    ),
    Case(
        "import that nobody uses",
        ("import json\nimport os", "print(os.getcwd())"),
        "1 import that nobody uses: json (cell 1)",
        ("import json", "%timeit json.dumps(1)"),
    ),
    Case(
        "value that nobody uses",
        ("backup = 1\nx = 2", "print(x)"),
        "1 name that nothing reads: backup (cell 1, line 1)",
        ("x = 2", "def f():\n    return x", "print(f())"),
    ),
    Case(
        "function that nobody uses",
        ("def f(x):\n    return x",),
        "f, made in cell 1, line 1, is never used",
        ("def f(x):\n    return x", "list(map(f, [1]))"),
    ),
    Case(
        "function that nobody uses",
        ("class A:\n    pass",),
        "A, made in cell 1, line 1, is never used",
        ("import app", "@app.on('start')\ndef f(x):\n    return x"),
    ),
    Case(
        "value replaced unread",
        ("guesses = list('ab')", "guesses = list('cd')\nprint(guesses)"),
        "guesses of cell 1, line 1 is replaced in cell 2, line 1",
        ("guesses = []", "guesses += [1]", "for i in [1]:\n    guesses = [i]\nguesses"),
    ),
    Case(
        "column built and never used",
        (READ, "df['Deck'] = df['Cabin'].str[0]\nprint(df['Deck'])", "df.pop('Deck')"),
        "1 column built and dropped again without any use: Deck (cell 2",
        (
            READ,
            "df['Deck'] = df['Cabin'].str[0]\ndf['A'] = df['Deck'] == 'A'",
            "df = df.drop('Deck', axis=1)",
        ),
    ),
    Case(
        "column built and never used",
        (
            READ,
            "df['a'] = df['x'] * 2\ndf['b'] = df['a'] + 1",
            "df = df.drop(columns=['a', 'b'])",
        ),
        "2 columns built and dropped again without any use: a (cell 2",
        (READ, "df['a'] = df['x'] * 2", "df['b'] = df['a']", "df.drop(columns='a')"),
    ),
    Case(
        "columns dropped in many places",
        (READ, *(f"df = df.drop('{name}', axis=1)" for name in "abc")),
        "columns of df are dropped in 3 places: cells 2 to 4",
        (READ, *(f"df = df.drop({number}, axis=0)" for number in range(3))),
    ),
    Case(
        "model fitted and never asked",
        (MODEL, "tree = DecisionTreeClassifier()\ntree.fit([[1]], [1])"),
        "tree is fitted in cell 2, line 2, and nothing uses it",
        (MODEL, "tree = DecisionTreeClassifier()\ntree.fit([[1]], [1])", "tree"),
    ),
    Case(
        "name that says nothing",
        ("df2 = 1\ntemp = 2", "print(df2, temp)"),
        "2 names that say nothing of what they stand for: df2 (cell 1) and temp (cell 1)",
        (
            "f1 = 1\nr2 = 2\nx1 = 3\ntemperature = 4",
            "xx, yy = np.meshgrid(x1, x1)",
            "print(f1, r2, x1, temperature, xx, yy)",
        ),
    ),
    Case(
        "name of Python's own taken",
        ("list = [1]", "print(list)"),
        "list is given another value in cell 1, line 1",
        ("def f(list):\n    sum = 1\n    return list, sum", "f(1)"),
    ),
    Case(
        "one name for several things",
        (READ, "df = pd.read_csv('b.csv')"),
        "df holds different files in turn: 'a.csv' (cell 1, line 2) and 'b.csv'",
        (READ, "df = pd.read_csv('a.csv')"),
    ),
    Case(
        "imported name overwritten",
        (
            "from sklearn.metrics import f1_score",
            "f1_score = f1_score([1], [1])",
            "print(f1_score([1], [1]))",
        ),
        "f1_score was imported, and is given another value in cell 2, line 1",
        (
            "from sklearn.metrics import f1_score",
            "def f(f1_score):\n    f1_score = 2\n    return f1_score",
        ),
    ),
    Case(
        "column built and never used",
        (READ, "df['a'] = 1", "df = df.drop(columns=['a'])"),
        "a (cell 2, dropped in cell 3)",
        (READ, "df['a'] = 1", "df = df[df['a'] == 1].drop(columns=['a'])"),
    ),
    Case(
        "number without a name, twice",
        (READ, "a = df[df['x'] > 7.91]\nb = df[df['x'] <= 7.91]"),
        "7.91 (2 lines, cell 2)",
        (READ, "df.hist(bins=37)\ndf.boxplot(figsize=(37, 8))\na = df[df['x'] > 37]"),
    ),
    Case(
        "same lines in several places",
        tuple(
            f"{name} = make({number})\n{name}.fit(A, b, weights=w)\nsaid = {name}.predict(C)"
            f"\nscore = round({name}.score(A, b) * 100, 2)\nkept['{name}'] = said, score"
            for number, name in enumerate(("one", "two"))
        ),
        "the same 5 statements, but for names and values, stand 2 times: from cell 1",
        ("a = 1\nb = 2\nc = 3", "d = 1\ne = 2\nf = 3"),
    ),
    Case(
        "work and display mixed",
        tuple(f"{b} = {a}\nprint({b})" for a, b in zip("1abc", "abcd")) + ("d",),
        "4 cells of 5 both compute something that later cells need, and show something",
        ("a = 1", "print(a)", "b = a", "print(b)", "c = b", "print(c)"),
    ),
    Case(
        "two names for one table",
        (READ, "df2 = df\ndf2['a'] = 1"),
        "df2 = df in cell 2, line 1 makes no copy: what cell 2, line 2 changes",
        (READ, "df2 = df.copy()\ndf2['a'] = 1", "df3 = df2", "df3 = df3.drop(1)"),
    ),
    Case(
        "function that changes its argument",
        ("def f(t):\n    t['a'] = 1\n    return t['a']", "print(f({}))"),
        "f, made in cell 1, line 1, changes its argument t in place",
        ("def f(t):\n    t = t.copy()\n    t['a'] = 1\n    return t", "print(f({}))"),
    ),
    Case(
        "changed in many cells",
        (READ, *(f"df['{name}'] = 1" for name in "abcde")),
        "df is made in cell 1, and changed or replaced by itself in 5 cells: cells 2 to 6",
        (READ, *(f"df['{name}'].mean()" for name in "abcde")),
    ),
    Case(
        "not to be run twice",
        (READ, "df['Sex'] = df['Sex'].map({'m': 0, 'f': 1})"),
        "cell 2, line 1 (df['Sex'] is mapped once more, and all becomes NaN)",
        (
            READ,
            "df['Sex'] = df['Sex'].fillna('m')\ndf = df.drop('a', axis=1, errors='ignore')",
        ),
    ),
    Case(
        "not to be run twice",
        (READ, "df = df.drop('a', axis=1)"),
        "cell 2, line 1 (it drops a column that is gone by then)",
        (
            f"{READ}\ndf = df.drop('a', axis=1)",
            "df['b'] = 1\ndf = df.drop('b', axis=1)",
        ),
    ),
    Case(
        "not to be run twice",
        (READ, "df = df[df['a'] > 1]\ndf.drop('index', axis=1, inplace=True)"),
        "cell 2, line 2 (it drops a column that is gone by then)",
        (READ, "df = df[['a']].reset_index()\ndf.drop('index', axis=1, inplace=True)"),
    ),
    Case(
        "column built and never used",
        (READ, "df['b'] = df['a'] * 2", "df.pop('b')"),
        "b (cell 2, dropped in cell 3)",
        (READ, "df['b'] = df['a'] * 2", "b = df.pop('b')", "print(b)"),
    ),
    Case(
        "column built and never used",
        (READ, "df['b'] = df['a'] * 2", "del df['b']"),
        "b (cell 2, dropped in cell 3)",
        ("known = {}", "known['b'] = 2", "del known['b']"),
    ),
    Case(
        "columns dropped in many places",
        (
            READ,
            "df = df.drop('a', axis=1)",
            "df.drop('b', axis=1, inplace=True)",
            "del df['c']",
        ),
        "columns of df are dropped in 3 places: cells 2 to 4",
        (
            READ,
            "df.drop('a', axis=1).plot(kind='box')",
            "X = df.drop('y', axis=1)",
            "df.drop('b', axis=1).describe()",
        ),
    ),
    Case(
        "not to be run twice",
        ("n = 1", "n += 1"),
        "cell 2, line 1 (n changes once more)",
        ("n = 1", "m = 0\nm += n"),
    ),
    Case(
        "cells that nothing depends on",
        (READ, "df.head()", "df.tail()", "print(df.shape)", "b = df", "print(b)"),
        "4 cells of 6 only look at something, and no other cell needs them: cells 2 to 4",
        (READ, "a = df.head()", "b = a.tail()", "c = b.shape", "df.to_csv('b.csv')"),
    ),
    Case(
        "cells that nothing depends on",
        ("m = Model()", "m.predict(1)", "m.score(1, 2)", "m.get_params()"),
        "cells 2 to 4",
        ("m = Model()", "m.group(4)", "m.get_groups(4)", "m.score(1)", "m.predict(1)"),
    ),
    Case(
        "order is free",
        ("x = 1", "a = x", "b = x", "c = x", "print(a, b, c)"),
        "cells 2 to 4 take nothing from each other",
        ("x = 1", "a = x", "b = a", "c = x", "a = c", "print(a, b, c)"),
    ),
    Case(
        "change that goes into a copy",
        (READ, "df['Sex'][df['Sex'] == 'm'] = 0\ndf['Age'].fillna(1, inplace=True)"),
        "2 changes of a column taken out of its table: df['Sex'][df['Sex'] == 'm']",
        (READ, "df.loc[df['Sex'] == 'm', 'Sex'] = 0\ndf.fillna(1, inplace=True)"),
    ),
    Case(
        "result of a change in place",
        (READ, "df = df.drop('a', axis=1, inplace=True)"),
        "df becomes None in cell 2, line 1",
        (READ, "df = df.drop('a', axis=1, inplace=False)"),
    ),
    Case(
        "warnings silenced",
        ("import warnings\nwarnings.filterwarnings('ignore')",),
        "warnings.filterwarnings('ignore') in cell 1, line 2 turns off all warnings",
        ("import warnings\nwarnings.filterwarnings('ignore', message='a')",),
    ),
    Case(
        "errors swallowed",
        ("try:\n    x = 1\nexcept Exception:\n    pass",),
        "any error is passed over in silence in cell 1, line 3",
        ("try:\n    x = 1\nexcept ValueError:\n    pass",),
    ),
    Case(
        "path of one machine",
        ("open('C:/Users/me/a.csv')",),
        'files by the path of one machine: "C:/Users/me/a.csv" (cell 1, line 1)',
        ("open('data/a.csv')\nprint('/s')\nurl = 'https://example.org/data/x'",),
    ),
]


def _told(case: Case) -> str:
    return f"{case.rule}-{case.says[:20]}"


@pytest.mark.parametrize("case", CASES, ids=_told)
def test_it_is_said_of_a_notebook_that_has_it(case):
    findings = of_rule(case.rule, notebook(*case.has))
    assert case.says in "\n".join(one.what for one in findings)
    assert all(one.why and one.remedy and 0 <= one.weight <= 100 for one in findings)


@pytest.mark.parametrize("case", CASES, ids=_told)
def test_it_is_not_said_of_one_that_only_looks_like_it(case):
    assert not of_rule(case.rule, notebook(*case.has_not))


def test_each_rule_is_tried():
    """Those about models and saved outputs have tests of their own."""
    here = Path(__file__).parent
    tried = "".join(path.read_text("utf-8") for path in here.glob("test_*.py"))
    for path in Path(rules.__path__[0]).glob("*.py"):
        for rule in re.findall(r'rule="(.+?)"', path.read_text("utf-8")):
            assert f'"{rule}"' in tried, f"{path.name}: no test tries {rule!r}"


def test_each_finding_leads_to_a_lesson_that_there_is():
    lessons = {path.name[:2] for path in (ROOT / "notebooks/titanic").glob("*.ipynb")}
    for path in Path(rules.__path__[0]).glob("*.py"):
        for lesson in re.findall(r'lesson="titanic/(.+?)"', path.read_text("utf-8")):
            assert lesson in lessons, path.name
