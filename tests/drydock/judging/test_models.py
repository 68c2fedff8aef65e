"""A participant's tests are judged by models: right ones, and wrong ones."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from typing import Any

import pytest
import toy

from drydock.errors import CheckFailed, NotYet, WorkbookBroken
from drydock.judging import model_checks
from drydock.judging.model_checks import (
    MODEL_TESTS,
    Placed,
    file_left_by,
    trial_on_models,
)
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.sandbox.crew import Crew
from drydock.sandbox.runner import Program
from drydock.sandbox.warm import client
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

PLACE = "artifacts/model.joblib"
MAKER = '''"""{0}."""

from pathlib import Path

from drydock.workbook.loading import load

shared = load(Path(__file__).parents[2] / "models.py")


class Own(shared.Model):
    def predict(self, numbers):
        return {1}


def make(numbers, factor):
    return Own(factor).fit(numbers)
'''
OF_STAGE = {
    "given.py": "def give(data, work):\n    return [3, 4], 2\n",
    "right_models/is_added.py": MAKER.format("It adds", "[n + n for n in numbers]"),
    "right_models/is_seen.py": MAKER.format("It is plain", "super().predict(numbers)"),
    "wrong_models/is_squared.py": MAKER.format(
        "Three became nine", "[n * n for n in numbers]"
    ),
    "wrong_models/is_none_for_four.py": MAKER.format(
        "Four was left out", "[n * 2 if n != 4 else 0 for n in numbers]"
    )
    + '\n\nFAULT = ("four", "4")\n',
}
SHARED = """
class Model:
    def __init__(self, factor):
        self.factor = factor

    def fit(self, numbers):
        self.seen = len(numbers)
        return self

    def predict(self, numbers):
        return [shared_factor(self) * n for n in numbers]

def shared_factor(model):
    return model.factor
"""
TRAINING = """
import pickle
from pathlib import Path

class Double:
    def fit(self, numbers):
        return self

    def predict(self, numbers):
        return [2 * n for n in numbers]

class Later(Double):
    pass

def train():
    place = Path(__file__).parent / "artifacts/model.joblib"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(pickle.dumps(Double().fit([1])))
"""
SEAM = "def train(names):\n    names['train']()\n    return {}\n"
LOADED = """
import joblib
import pytest
from pathlib import Path

@pytest.fixture
def model():
    return joblib.load(Path(__file__).parents[1] / "artifacts/model.joblib")

"""
GOOD = LOADED + """
def test_three(model):
    assert model.predict([3]) == [6]

def test_four(model):
    wrong = {n: got for n, got in zip([3, 4], model.predict([3, 4])) if got != 2 * n}
    assert not wrong
"""


@pytest.fixture(name="house")
def _house(house: House) -> House:
    toy.write(house.stage("1").tests, OF_STAGE)
    toy.write(
        house.root, {"tests/toy/models.py": SHARED, "tests/toy/train_seam.py": SEAM}
    )
    toy.write(house.exercise("toy"), {"training.py": TRAINING})
    return house


def _judge(house: House, tests: str, **options: Any) -> tuple[Judgement, list[str]]:
    """The judgement, and what its three parts tell."""
    toy.write(house.exercise("toy"), {"tests/test_model.py": tests})
    work = Workspace(house.stage("1"), house.exercise("toy"))
    seam = house.root / "tests/toy/train_seam.py"
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(work, crew, stack, 30)
        program = Program("training.py", "train", "module", seam=seam)
        made = file_left_by(bench, program, PLACE).wait().facts["left"]
        own = bench.on_own(Placed(work.stage, seam, PLACE, made), **options)
        judgement = trial_on_models(bench, PLACE, ["split.csv"]).judgement(own)
        told = []
        for part in MODEL_TESTS.functions:
            try:
                part(*(judgement, work)[: part.__code__.co_argcount])
                told.append("")
            except CheckFailed as error:
                told.append(f"{error.found} Next: {error.remedy}")
            except NotYet:
                told.append("it waits")
            if told[0]:  # the others wait
                return judgement, [*told, "", ""]
        return judgement, told


def test_who_refuses_a_right_model_is_told_so_though_their_code_has_other_names(
    house: House,
) -> None:
    """The reference is tried by its own tests beside its own code."""
    helped = (
        "\nfrom training import half\n\ndef test_half():\n    assert half(2) == 1\n"
    )
    solution = {
        "training.py": f"{TRAINING}\ndef half(number):\n    return number / 2\n",
        "tests/test_model.py": GOOD + helped,
    }
    toy.write(house.stage("1").solution, solution)
    kind = "\ndef test_kind(model):\n    assert type(model).__name__ == 'Double'\n"
    _, told = _judge(house, GOOD + kind)
    assert "on a right model (It adds), tests/test_model.py::test_kind fails" in told[1]


def _make(house: House) -> None:
    """Lets the models be made that are not kept."""
    work = Workspace(house.stage("1"), house.exercise("toy"))
    with Crew() as crew, ExitStack() as stack:
        trial_on_models(Bench(work, crew, stack, 30), PLACE, ["split.csv"])


def _kept(house: House) -> dict[str, int]:
    folder = house.root / ".drydock/models/toy-01"
    return {one.name: one.stat().st_mtime_ns for one in folder.iterdir()}


@pytest.mark.parametrize("can_fork", sorted({client.CAN_FORK, False}))
def test_good_tests_pass_and_models_are_made_once(
    house: House, can_fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "CAN_FORK", can_fork)
    judgement, told = _judge(house, GOOD)
    assert told == ["", "", ""]
    said = {one.path.stem: outcome for one, outcome in judgement.mutants.items()}
    assert [one["id"] for one in failures(said["is_squared"])] == [
        "tests/test_model.py::test_three"
    ]
    assert (
        "{4: 0}" in failures(said["is_none_for_four"])[0]["text"]
    )  # what is compared is said
    before = _kept(house)
    assert len(before) == 4 and _judge(house, GOOD)[1] == told
    assert _kept(house) == before


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        (LOADED + "def test_it(model):\n    assert model.predict([1])\n",
         ["", "", "2 not noticed. Four was left out. Three became nine."
          " Next: write tests that load the saved model"]),
        (GOOD + "def test_kind(model):\n    assert type(model).__name__ != 'Own'\n",
         ["", "on a right model (It adds), tests/test_model.py::test_kind fails:"
          " AssertionError: assert 'Own' != 'Own'", "it waits"]),
        (GOOD.replace("[6]", "[7]"), ["test_three fails: assert [6] == [7]", "", ""]),
        (GOOD.replace("not wrong", "len(wrong) == 0").replace("if got != 2 * n", "if n > 3 and"
         " got != 8").replace("n: got for n, got", "0: 0 for n, got").replace("test_four", "test_last"),
         ["", "", "on a wrong model (Four was left out), none does: tests/test_model.py::test_last"]),
        # The first that fails does not name it; the second does, and by its own name.
        (GOOD.replace("test_three(model):\n    assert model.predict([3]) == [6]",
         "test_both(model):\n    assert model.predict([3, 4])[1] > 6").replace(
         "not wrong", "len(wrong) == 0"), ["", "", ""]),
        (LOADED + "import unittest\n\nclass TestAll(unittest.TestCase):\n    def test_all(self):\n"
         "        model = model_of_now()\n        for n in (2, 3, 4):\n"
         "            with self.subTest(n=n):\n"
         "                if n < 3:\n                    self.skipTest('too small')\n"
         "                self.assertEqual(model.predict([n])[0] / n, 2)\n\ndef model_of_now():\n"
         "    return joblib.load(Path(__file__).parents[1] / 'artifacts/model.joblib')\n", ["", "", ""]),
        ("import joblib\nfrom pathlib import Path\nMODEL = joblib.load(Path(__file__)."
         "parents[1] / 'artifacts/model.joblib')\nassert MODEL.predict([3, 4]) == [6, 8]\n"
         "def test_it():\n    pass\n",
         ["", "", "with a wrong model (is none for four) pytest cannot read"]),
    ],
)  # fmt: skip
def test_what_is_told(house: House, tests: str, told: list[str]) -> None:
    found = _judge(house, tests)[1]
    for part, said in zip(found, told, strict=True):
        assert bool(part) == bool(said) and said in part, found


def test_what_breaks_does_not_end_a_run_before_what_is_asserted(house: House) -> None:
    breaks = "def test_aaa(model):\n    if model.predict([4]) != [8]:\n"
    breaks += "        raise KeyError('four')\n\n"
    judgement, told = _judge(house, GOOD.replace("def test_", breaks + "def test_", 1))
    assert told == ["", "", ""]
    said = {one.path.stem: outcome for one, outcome in judgement.mutants.items()}
    found = failures(said["is_none_for_four"])
    assert [one["asserted"] for one in found] == [False, True]


def test_a_call_of_a_watched_method_is_told(house: House) -> None:
    tests = GOOD.replace("(model):", "(model):\n    type(model)().fit([1])", 1)
    tests = tests.replace(
        "import pytest\n", "import pytest\nfrom training import Later\n"
    )
    tests = tests.replace(
        "def test_four",
        "def test_more(model):\n    if isinstance(model,"
        " Later.mro()[1]):\n        Later().fit([2])\n\ndef test_four",
    )
    judgement, _ = _judge(house, tests, watch=["training:Double.fit"])
    places = judgement.own.facts["watched"]["training:Double.fit"]
    assert places == [f"tests/test_model.py, line {line}" for line in (13, 18)]
    assert judgement.own.facts["rows"]["training:Double.fit"] == dict.fromkeys(
        places, 1
    )


def test_a_model_is_made_anew_where_what_it_depends_on_has_changed(
    house: House,
) -> None:
    _make(house)
    first = _kept(house)
    folder = house.root / ".drydock/models/toy-01"
    names = sorted(first)
    (folder / names[0]).write_bytes((folder / names[0]).read_bytes()[:-1])
    (folder / names[1]).write_bytes(b"of somebody else")
    (folder / names[2]).unlink()
    old = folder / "old"
    old.write_bytes(b"")
    os.utime(old, (time.time() - 2 * model_checks.STALE_AFTER,) * 2)
    _make(house)
    assert sorted(_kept(house)) == names and _kept(house)[names[3]] == first[names[3]]
    for file in ("tests/toy/models.py", "exercises/toy/split.csv"):
        path = house.root / file
        path.write_text(path.read_text() + "\n" if path.exists() else "1\n", "utf-8")
        before = set(_kept(house))
        _make(house)
        assert len(set(_kept(house)) - before) == 4


def test_a_file_that_makes_no_model_is_the_authors_fault(house: House) -> None:
    wrong = house.stage("1").tests / "wrong_models/is_squared.py"
    for text, found in [
        ('"""It."""\n', "is_squared.py: it has no function make"),
        ("def make(*_):\n    return 1 / 0\n", "is_squared.py: ZeroDivisionError"),
        ("def make(*_):\n    pass\n", "is_squared.py: make returns nothing"),
        ("def make(*_):\n    return (n for n in 'a')\n", "is_squared.py: TypeError"),
        ("import sys\n\ndef make(*_):\n    sys.exit()\n", "SystemExit"),
    ]:
        wrong.write_text(text, "utf-8")
        with pytest.raises(WorkbookBroken) as raised:
            _make(house)
        assert found in raised.value.found


def test_without_a_place_to_keep_models_they_are_made_each_time(house: House) -> None:
    (house.root / ".drydock").mkdir(exist_ok=True)
    (house.root / ".drydock/models").write_text("in the way", "utf-8")
    assert _judge(house, GOOD)[1] == ["", "", ""]


def test_files_whose_tests_ask_no_model_are_left_out(house: House) -> None:
    work = house.exercise("toy")
    about_it = {"tests/test_model.py": "MODEL = 1\n", "training.py": "model = 1\n"}
    needed = {"tests/conftest.py": "from test_shared import ok\n"}
    silent = {"tests/test_rest.py": "x = 1\n", "tests/test_shared.py": "ok = 1\n"}
    toy.write(work, about_it | needed | silent)
    stage = house.stage("1")

    Placed(stage, work, PLACE, b"", ("model",)).put_into(work)
    left = {one.name for one in (work / "tests").iterdir()}
    assert left == {"test_model.py", "conftest.py", "test_shared.py"}

    (work / "tests/test_shared.py").unlink()
    Placed(stage, work, PLACE, b"", ("no such word",)).put_into(work)
    assert (work / "tests/test_model.py").is_file()


def test_files_that_are_as_they_were_given_are_left_out(house: House) -> None:
    work, given = house.exercise("toy"), house.root / "given"
    tests = {f"tests/test_{name}.py": f"model = '{name}'\n" for name in ("old", "mine")}
    toy.write(given, tests)
    toy.write(work, tests)
    placed = Placed(house.stage("1"), work, PLACE, b"", ("model",), given)

    placed.put_into(work)
    assert [one.name for one in (work / "tests").iterdir()] == ["test_old.py"]

    new = "clf = 'in other words'\n"
    toy.write(work, tests | {"tests/test_new.py": new})
    placed.put_into(work)
    assert [one.name for one in (work / "tests").iterdir()] == ["test_new.py"]

    toy.write(work, tests | {"tests/test_mine.py": "model = 'changed'\n"})
    placed.put_into(work)
    assert [one.name for one in (work / "tests").iterdir()] == ["test_mine.py"]
