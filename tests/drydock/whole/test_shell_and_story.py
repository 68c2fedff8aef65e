"""What stages 12 to 15 of the titanic kata read of a core, a script, a notebook, a README."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

KATA = HERE.seam("titanic").parent
story = load(HERE.stage("titanic/13").tests / "story.py")
readme = load(HERE.stage("titanic/15").tests / "readme.py")
built, held, pipeline, watched_core, world = (
    load(KATA / f"{name}.py")
    for name in (
        "built",
        "held_since_12",
        "pipeline",
        "watched_core",
        "world",
    )
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
        story.works_out(name, value, values) for _, name, value in built.built(tree)
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
    assert watched_core.printed()["code"] == code


@pytest.mark.parametrize(
    ("is_there", "calls", "makers", "told"),
    [
        (
            True,
            [(["Name"], [*FEATURES[1:], FEATURES[0]])],
            [],
            "in another order: Sex, ",
        ),
        (True, [(["Name"], FEATURES[1:])], [], "it gives back 7 columns: Sex"),
        (
            True,
            [(FEATURES[:-1], FEATURES)],
            [],
            "a table without Name, changed already",
        ),
        (True, [], ["build"], "does not call it; build gives back the eight features"),
        (False, [], [], "there is no prepare_features in preprocessing.py"),
    ],
)
def test_why_prepare_features_does_not_make_the_features(
    is_there: bool, calls: list[tuple[Any, Any]], makers: list[str], told: str
) -> None:
    asked = [{"tables": [one], "changed": [], "gives": gives} for one, gives in calls]
    facts = {"is_there": is_there, "asked": asked, "makers": makers}
    with pytest.raises(CheckFailed, match=told):
        held.test_one_function_makes_the_features(facts)


STEPS = "def a(x): ...\ndef b(x): ...\ndef c(x): ...\nALL = (a, b, c)\n"


@pytest.mark.parametrize(
    ("body", "rules", "steps"),
    [
        ("return p.pipe(a).pipe(b, 0.5).pipe(c, -1)[F]", [], "cba"),
        ("for step in ALL:\n  p = step(p)\n return p", [], "abc"),
        ("return reduce(lambda t, step: step(t), ALL, p)", [], "abc"),
        ("f = b(p['Fare'])\n return a(p).assign(Fare=f.astype(int))", [], "ba"),
        ("p = a(p)\n p['Sex'] = p['Sex'].map(S)", ["makes Sex without a func"], "a"),
        ("return a(p) if len(p) > 1 else p", ["has an operator: len(p) > 1"], "a"),
        ("return b(a(p), [16, 32])", ["has numbers of its own: [16, 32]"], "ba"),
        ("return p.assign(Sex=a(p)).replace({'S': 0})", ["numbers of its own"], "a"),
    ],
)
def test_what_reads_as_text(body: str, rules: list[str], steps: str) -> None:
    core = [ast.parse(f"{STEPS}def prepare(p):\n {body}\n")]
    found = pipeline.rules_in("prepare", core)
    assert len(found) == len(rules)
    assert all(rule in one for rule, one in zip(rules, found))
    assert sorted(pipeline.steps_of("prepare", core)) == sorted(steps)


def test_what_is_put_together_by_a_call_has_steps_and_no_text() -> None:
    core = [ast.parse(f"{STEPS}prepare = Builder(ALL).build\n")]
    assert pipeline.rules_in("prepare", core) == []
    assert sorted(pipeline.steps_of("prepare", core)) == ["a", "b", "c"]
    assert pipeline.steps_of("other", core) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("now = pd.Timestamp.now()", [".now()"]),
        ("from time import sleep", ["import of time.sleep"]),
        ("import numpy.random as r", ["import of numpy.random"]),
        ("np.random.seed(1)", ["np.random"]),
        (
            "from numpy.random import default_rng\ndefault_rng()",
            ["numpy.random", "rng()"],
        ),
        ("passengers.sample(5)", [".sample()"]),
        ("sys.stderr.write('x')", ["sys.stderr.write()"]),
        ("from pandas import read_csv", ["import of read_csv"]),
        ("from datetime import date\ntime = date(1912, 4, 15)", []),
        ("table.random = 1\nrandom_state = now", []),
    ],
)
def test_what_touches_the_world(line: str, found: list[str]) -> None:
    touched = [what for _, what in world.touched(ast.parse(line))]
    assert len(touched) == len(found)
    assert all(one in what for one, what in zip(found, touched))


README = """# A
    python indented.py
```console
$ python3 train.py
86.76
$ ../../.venv/bin/python -m pytest -q
```
~~~
# a comment
..\\..\\.venv\\Scripts\\python.exe -m black --check .
pytest tests -k first
cd elsewhere
python -c "print(1)"
python train.py | head
jupyter lab
~~~
```python
import train
```
See `train.py`, `tests/a.py` and `range(3)`.
"""


def test_what_in_a_readme_is_a_command() -> None:
    found = readme.commands(README)
    assert [one.arguments for one in found[:4]] == [
        ("train.py",),
        ("-m", "pytest", "-q"),
        ("-m", "black", "--check", "."),
        ("-m", "pytest", "tests", "-k", "first"),
    ]
    assert [one.is_plain for one in found[:4]] == [True, True, False, False]
    assert [one.fault.split(":")[0] for one in found[4:]] == [
        "it begins neither with python nor with pytest",
        "behind python stands neither a file nor -m",
        "it is more than one command",
        "it waits for somebody, or installs something",
    ]
    assert readme.files_named(README) == ["train.py", "tests/a.py"]
