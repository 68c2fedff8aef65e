"""A participant's tests are judged by what they accept and by what they catch."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import toy
from double import DOUBLE, GOOD, VARIANT, judge_tests

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.judging import in_turn, own_test_judgement
from drydock.judging.own_test_answers import failures, require_caught, require_pass
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.variants import CORRECT, MUTANTS, Variant, variants
from drydock.sandbox import crew
from drydock.sandbox.crew import Crew
from drydock.sandbox.warm import client
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import Workspace

SLOW = "\n\ndef slow():\n    return True\n"
SHIFTED = '"""One was added, and no test failed."""\n\n_right = double\n\n\ndef double(number):\n    return _right(number) + 1\n'  # pylint: disable=line-too-long


@pytest.fixture(
    name="house",
    params=["fork", pytest.param("twin", marks=pytest.mark.long), "spawn"],
)
def _house(
    house: House, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    """A house whose stage 01 judges the tests of `double`; judged in each way."""
    if request.param != "spawn" and not client.CAN_FORK:
        pytest.skip("this system cannot fork safely")
    monkeypatch.setattr(client, "CAN_FORK", request.param != "spawn")
    if request.param == "twin":
        monkeypatch.setattr(client, "_HOSTS", {})
        crew.warm(["pytest"], [])
    judge_tests(house)
    variants_of_stage = {
        "mutants/is_shifted.py": SHIFTED,
        "correct/is_added.py": VARIANT.format("six", "number + number"),
    }
    toy.write(house.stage("1").tests, variants_of_stage)
    toy.write(house.exercise("toy"), {"tests/test_calc.py": GOOD})
    yield house
    if request.param == "twin":
        client.end_hosts()


def _judge(house: House, tests: str | None = None, limit: float = 30) -> Judgement:
    """The judgement on a participant's tests."""
    return toy.judge(_workspace(house, tests), limit=limit)


def _workspace(house: House, tests: str | None = None) -> Workspace:
    """The work, with other tests where some are given."""
    if tests is not None:
        (house.exercise("toy") / "tests/test_calc.py").write_text(tests, "utf-8")
    return Workspace(house.stage("1"), house.exercise("toy"))


def _accept(judgement: Judgement) -> None:
    for outcome in (judgement.own, judgement.reference, *judgement.correct.values()):
        require_pass(outcome, "that they pass", "some code", lambda: "look")


def test_good_tests_are_accepted_and_catch_every_mutant(house: House) -> None:
    judgement = _judge(house)
    _accept(judgement)
    require_caught(judgement.mutants)
    assert (len(judgement.correct), len(judgement.mutants)) == (1, 2)


@pytest.mark.parametrize(
    "tests",
    [
        "from calc import double\n\ndef test_it():\n    double(3)\n",
        "def test_it():\n    pass\n",
        "from calc import double\n\ndef test_it():\n    assert double(1) > 0\n",
    ],
)
def test_tests_that_cannot_fail_are_told_what_slipped_through(
    house: House, tests: str
) -> None:
    judgement = _judge(house, tests)
    _accept(judgement)
    with pytest.raises(CheckFailed) as raised:
        require_caught(judgement.mutants)
    assert "2 not noticed" in raised.value.found
    assert "Three came out as nine." in raised.value.found
    assert "One was added, and no test failed." in raised.value.found


def test_one_mutant_that_slips_through_is_told_alone(house: House) -> None:
    tests = "from calc import double\n\ndef test_it():\n    assert double(2) == 4\n"
    with pytest.raises(CheckFailed, match="1 not noticed. Three came out as nine."):
        require_caught(_judge(house, tests).mutants)


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ("from calc import double\n\ndef test_it():\n    assert double(3) == 7\n",
         "tests/test_calc.py::test_it fails: assert 6 == 7"),
        ("from calc import triple\n", "pytest cannot read tests/test_calc.py"),
        ("def test_it(:\n", "pytest cannot read tests/test_calc.py"),
        ("x = 1\n", "there is no test that passes"),
        ("import pytest\n\n@pytest.mark.skip\ndef test_it():\n    pass\n",
         "there is no test that passes"),
        ("def test_it(missing):\n    pass\n", "test_it fails"),
        ("def test_it():\n    open(__file__ + 'x')\n", "'exercises/toy/tests/test_calc.pyx'"),
        ("from calc import no\n", "(exercises/toy/calc.py)"),
    ],
)  # fmt: skip
def test_tests_that_do_not_pass_on_the_own_code_are_told(
    house: House, tests: str, message: str
) -> None:
    with pytest.raises(CheckFailed) as raised:
        _accept(_judge(house, tests))
    assert message in raised.value.found


def test_tests_without_an_end_are_told_in_time(house: House) -> None:
    tests = "def test_it():\n    while True: pass\n"
    with pytest.raises(CheckFailed, match="did not come to its end: it was still"):
        _accept(_judge(house, tests, limit=1))


@pytest.mark.parametrize("end", ["sys.exit(0)", "os._exit(0)"])
def test_ending_the_process_is_no_way_to_pass(house: House, end: str) -> None:
    with pytest.raises(CheckFailed):
        _accept(_judge(house, f"import os, sys\n{end}\n"))


def test_a_test_that_insists_on_a_detail_is_told(house: House) -> None:
    (house.exercise("toy") / "calc.py").write_text(DOUBLE + "\nHELPER = 1\n", "utf-8")
    tests = GOOD + "    import calc\n    assert calc.HELPER\n"
    judgement = _judge(house, tests)
    require_pass(judgement.own, "that they pass", "your code", lambda: "look")
    with pytest.raises(CheckFailed, match="HELPER"):
        _accept(judgement)


@pytest.fixture(name="tried")
def _tried(house: House, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The correct variants of each run; there are two, of different functions."""
    stage = house.stage("1")
    for folder in (stage.solution, house.exercise("toy")):
        (folder / "calc.py").write_text(DOUBLE + SLOW, "utf-8")
    variant = '"""It is quick."""\n\n\ndef slow():\n    return bool("yes")\n'
    (stage.tests / "correct/is_quick.py").write_text(variant, "utf-8")
    runs: list[set[str]] = []
    put_in = own_test_judgement.replace_modules

    def noted(exercise: Path, stage: Stage, *found: Variant) -> None:
        runs.append({one.path.stem for one in found if one.path.parent.name == CORRECT})
        put_in(exercise, stage, *found)

    monkeypatch.setattr(own_test_judgement, "replace_modules", noted)
    return runs


def test_right_code_of_different_functions_is_tried_together(
    house: House, tried: list[set[str]]
) -> None:
    judgement = _judge(house)
    assert judgement.reference is None
    for outcome in judgement.correct.values():
        require_pass(outcome, "that they pass", "some code", lambda: "look")
    assert [run for run in tried if run] == [{"is_added", "is_quick"}]


def test_of_right_code_tried_together_only_what_is_refused_is_told(
    house: House, tried: list[set[str]]
) -> None:
    tests = GOOD + "\n\ndef test_code():\n    import calc\n"
    tests += "    assert not calc.slow.__code__.co_names\n"
    judgement = _judge(house, tests)
    # pylint: disable-next=unbalanced-dict-unpacking
    added, quick = judgement.correct.values()
    require_pass(added, "that they pass", "some code", lambda: "look")
    with pytest.raises(CheckFailed, match="test_code fails: assert not"):
        require_pass(quick, "that they pass", "some code", lambda: "look")
    assert {"is_added"} in tried and {"is_quick"} in tried


def test_right_code_of_one_function_is_tried_one_after_the_other(
    house: House, tried: list[set[str]]
) -> None:
    other = VARIANT.format("six", "2 * number")
    (house.stage("1").tests / "correct/is_turned.py").write_text(other, "utf-8")
    assert len(_judge(house).correct) == 3
    assert all(len(run) < 2 for run in tried)


def test_an_error_at_import_does_not_count_as_caught(house: House) -> None:
    mutant = house.stage("1").tests / "mutants/is_squared.py"
    mutant.write_text('"""It broke."""\n\ndef double(x):\n    return 6\n\n1 / 0\n')
    with pytest.raises(CheckFailed, match="pytest cannot read tests/test_calc.py"):
        require_caught(_judge(house).mutants)


def test_a_variant_that_changes_no_function_is_the_authors_fault(house: House) -> None:
    stage = house.stage("1")
    (stage.tests / "mutants/nothing.py").write_text('"""Nothing."""\n', "utf-8")
    [nothing] = [v for v in variants(stage, MUTANTS) if v.path.stem == "nothing"]
    with pytest.raises(WorkbookBroken, match="defines a function"):
        print(nothing.module)
    assert [variant.says for variant in variants(stage, CORRECT)]


def test_tests_of_what_is_wrong_come_first_and_end_with_the_first_failure(
    house: House,
) -> None:
    """So that wrong code is noticed before anything slow is tested."""
    (house.stage("1").solution / "calc.py").write_text(DOUBLE + SLOW, "utf-8")
    tests = "import calc\nimport pytest\n\n@pytest.fixture\ndef six():\n"
    tests += "    return calc.double(3)\n\ndef test_slow():\n    assert calc.slow()\n\n"
    tests += "def test_both(six):\n    assert calc.slow() and six == 6\n\n"
    tests += "def test_it(six):\n    assert six == 6\n"
    shared = "import calc\nimport pytest\n\n@pytest.fixture\ndef eight():\n"
    work = {
        "calc.py": DOUBLE + SLOW,
        "tests/conftest.py": f"{shared}    return calc.double(4)\n",
        "tests/test_a.py": "def test_shared(eight):\n    assert eight == 8\n",
    }
    toy.write(house.exercise("toy"), work)
    judgement = _judge(house, tests)
    for outcome in judgement.mutants.values():
        assert [test["id"] for test in outcome.facts["tests"]] == [
            "tests/test_calc.py::test_it"
        ]
    assert len(judgement.own.facts["tests"]) == 4


def test_who_fails_on_their_own_code_need_not_wait_for_the_rest(house: House) -> None:
    tests = "from calc import double\n\ndef test_it():\n    while double(3) != 6:\n"
    tests += "        pass\n    assert double(3) == 7\n"
    limit = 30.0  # for which the tests run on wrong code
    with crew.Crew() as ready, ExitStack() as stack:
        bench = Bench(_workspace(house, tests), ready, stack, limit)
        own = bench.on_own()
        begun = time.monotonic()
        assert failures(Trial(bench).judgement(own).own)
        assert time.monotonic() - begun < limit


EXCHANGED = '"""Two and three were mixed up, and no test failed."""\n\nEXCHANGED = ("two", "three")\n\n\ndef double(number):\n    return 0\n'  # pylint: disable=line-too-long
BY_NAME = (
    'NAMES = {"two": 4, "three": 6}\n\n\ndef double(name):\n    return NAMES[name]\n'
)


def _are_mixed_up(house: House) -> None:
    """The only variant lets two words of the code change places."""
    stage = house.stage("1")
    for folder in (stage.solution, house.exercise("toy")):
        (folder / "calc.py").write_text(BY_NAME, "utf-8")
    for kind in ("mutants", "correct"):
        for path in (stage.tests / kind).glob("*.py"):
            path.unlink()
    (stage.tests / "mutants/are_mixed_up.py").write_text(EXCHANGED, "utf-8")


def test_words_change_places_in_the_code_itself(house: House) -> None:
    """So that tests which take from the module what they expect of it notice nothing."""
    _are_mixed_up(house)
    tests = "import calc\n\ndef test_it():\n    assert calc.double('two') == {}\n"
    require_caught(_judge(house, tests.format(4)).mutants)
    with pytest.raises(CheckFailed, match="1 not noticed. Two and three were mixed up"):
        require_caught(_judge(house, tests.format("calc.NAMES['two']")).mutants)


def test_words_change_places_also_where_versions_share_a_process(house: House) -> None:
    _are_mixed_up(house)
    tests = "import calc\n\ndef test_it():\n"
    tests += "    assert calc.double('two') == calc.NAMES['two']\n"
    with Crew() as hands, ExitStack() as stack:
        bench = Bench(_workspace(house, tests), hands, stack, 30)
        (answer,) = in_turn.broken(bench, MUTANTS).values()
        assert not failures(answer.wait())


def test_where_the_code_has_no_such_words_the_functions_of_the_variant_count(
    house: House,
) -> None:
    mutant = house.stage("1").tests / "mutants/are_mixed_up.py"
    mutant.write_text(EXCHANGED, "utf-8")
    require_caught(_judge(house).mutants)
    with pytest.raises(CheckFailed, match="Two and three were mixed up"):
        require_caught(_judge(house, "def test_it():\n    pass\n").mutants)


@pytest.mark.parametrize(
    ("tests", "caught"),
    [
        (GOOD, ["is_shifted", "is_squared"]),
        ("from calc import double\n\ndef test_it():\n    assert double(2) == 4\n",
         ["is_shifted"]),
        # Worked out as the file is read: only a process of its own can notice.
        ("from calc import double\n\nSIX = double(3)\n\ndef test_it():\n    assert SIX == 6\n",
         ["is_shifted", "is_squared"]),
        ("x = 1\n", []),
    ],
)  # fmt: skip
def test_mutants_in_one_process_say_what_each_says_alone(
    house: House, tests: str, caught: list[str]
) -> None:
    with Crew() as hands, ExitStack() as stack:
        bench = Bench(_workspace(house, tests), hands, stack, 30)
        found = in_turn.broken(bench, MUTANTS)
        noticed = [one.path.stem for one, a in found.items() if failures(a.wait())]
    assert noticed == caught
