"""The part of a check that judges a participant's own tests.

A check takes it over with `test_your_tests = YOUR_TESTS`, where it is to be told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import partial

from drydock.commands import PYTHON
from drydock.errors import NotYet
from drydock.judging import missing_files
from drydock.judging.own_test_answers import (
    failures,
    require_caught,
    require_pass,
    why_not,
)
from drydock.judging.own_test_judgement import Judgement
from drydock.judging.parts import Parts
from drydock.judging.reading import silent_tests
from drydock.judging.variants import Variant
from drydock.sandbox.job import Outcome
from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace, modules_in

KNOWN_ERRORS = {  # what an error says, as a pattern, and what to do about it
    r"DeadlineExceeded|Unreliable test timings": (
        "give that test @settings(deadline=None), of hypothesis: how long one example takes"
        " depends on the machine, and on what else it does"
    ),
    r"'module' object is not callable": (
        "name what stands in the module, and not the module: after import thing, that is"
        " thing.name"
    ),
}
OF_THE_KATA = "known_errors.toml"
GONE = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")
OF_THE_SCRIPT = re.compile(  # in the words of one unpickler, and of another
    r"attribute '(\w+)' on <module '__main__'|'__main__' has no attribute '(\w+)'"
)


def test_your_tests_pass_on_your_code(
    judgement: Judgement, workspace: Workspace
) -> None:
    """Your tests pass on your code"""
    require_pass(
        judgement.own,
        "there are tests of yours, and they pass on your own code",
        "your code",
        lambda: how_to_find_out(judgement.own, workspace),
    )


def how_to_find_out(own: Outcome, workspace: Workspace, otherwise: str = "") -> str:
    """What to do about tests that do not pass on one's own code; otherwise: if nothing is
    known that explains it."""
    found = own.facts.get("tests", [])
    if own.stop and own.stop.kind == "too slow":
        return (
            "run them in the top folder, and see which of them takes its time:"
            f" {PYTHON} -m pytest {workspace.shown()} -v --durations=5"
        )
    if not (found or own.stop or own.facts.get("broken")):
        reasons = silent_tests.why_none_is_found(workspace.folder)
        reasons.append(
            "write the first: pytest runs functions whose names begin with test_, in"
            " files whose names begin with test_"
        )
        return reasons[0]
    if found and all(test["outcome"] == "skipped" for test in found):
        return f"take away what skips {found[0]['id']}: a skipped test says nothing"
    told = " ".join(test["message"] for test in failures(own))
    broken = _of_a_broken_file(own.facts.get("broken") or "", workspace)
    missing = missing_files.what_to_do(own, workspace)
    known = _of_a_known_error(told, workspace.stage)
    if remedy := broken or known or of_the_script(told) or missing:
        return remedy
    if reasons := silent_tests.why_it_is_another_number(workspace.folder):
        return reasons[0]
    failed = [test["id"].partition("::")[0] for test in failures(own)][:1]
    return otherwise or (
        "run them in the top folder, and look at the first that fails:"
        f" {PYTHON} -m pytest {workspace.shown(*failed)}. If they pass there, they depend on"
        f" something else: the check runs a copy of {workspace.shown()}, with the data"
        " where they are and nothing else of the project"
    )


def _of_a_broken_file(broken: str, workspace: Workspace) -> str:
    """What to do about a file that pytest cannot read, where the reason says it."""
    if "SyntaxError" in broken or "IndentationError" in broken:
        return (
            "open that file at that line: Python cannot read it, so no test of it runs"
        )
    own = [path.stem for path in modules_in(workspace.folder)]
    gone = GONE.search(broken)
    if gone and gone[2] in own:
        return (
            f"if you took {gone[1]} out of {gone[2]}.py, take its tests away too, and its"
            " name out of the import; else look at how that name is spelled"
        )
    if missing := re.search(r"No module named '(.+?)'", broken):
        modules = ", ".join(own)
        return (
            f"import your modules by their names alone ({modules}): {workspace.shown()}"
            f" is where tests look for them, and {missing[1]} is not there"
        )
    return ""


def _of_a_known_error(told: str, stage: Stage) -> str:
    """What to do about an error whose words are in what the tests told; else nothing. Those
    of the kata come first."""
    for words, remedy in [*known_errors(stage).items(), *KNOWN_ERRORS.items()]:
        if re.search(words, told):
            return remedy
    return ""


def known_errors(stage: Stage) -> dict[str, str]:
    """What to do about errors of the framework that a kata uses: `known_errors.toml` above
    its checks, if it is there, has a line for each. Its key is a pattern, which is looked
    for in what a participant's failing tests tell."""
    path = stage.tests.parent / OF_THE_KATA
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def of_the_script(told: str) -> str:
    """What to do about something saved whose class the script that saved it has defined,
    where an error says so; else nothing."""
    name = OF_THE_SCRIPT.search(told)
    if not name:
        return ""
    return (
        f"put {name[1] or name[2]} into a module of its own, and import it in the script:"
        " what a script itself defines is saved as part of __main__, and found nowhere else"
    )


def test_your_tests_accept_other_right_code(sound_tests: Judgement) -> None:
    """Your tests accept right code that is written differently"""
    expected = "your tests accept every right {}"
    if sound_tests.reference is not None:
        if why_not(sound_tests.reference):
            sound_tests.require_sound()
        on, told = "the reference solution", expected.format(Variant.thing)
        require_pass(sound_tests.reference, told, on, lambda: Variant.advice)
    for variant, outcome in sound_tests.correct.items():
        if why_not(outcome):
            sound_tests.require_sound(variant)
        on = f"{variant.right} ({variant.says.rstrip('.')})"
        told = expected.format(variant.thing)
        require_pass(outcome, told, on, partial(str, variant.advice))


def test_your_tests_notice_wrong_code(
    sound_tests: Judgement, workspace: Workspace
) -> None:
    """Your tests notice wrong code"""
    require_noticed(sound_tests, workspace)
    require_accepted(sound_tests)


def require_noticed(
    sound_tests: Judgement, workspace: Workspace, where_none_is: str = ""
) -> None:
    """Raises CheckFailed with what slipped through. where_none_is: advice for tests that
    notice nothing at all, if no more is known about them."""
    if any(one.facts.get("broken") for one in sound_tests.mutants.values()):
        sound_tests.require_sound()
    require_caught(
        sound_tests.mutants,
        lambda about: [
            *why_silent(sound_tests.own, workspace, about),
            *([where_none_is] if where_none_is and _none_noticed(sound_tests) else []),
        ],
    )


def require_accepted(sound_tests: Judgement) -> None:
    """Raises NotYet where the tests refuse what is right: it is no merit then that they
    refuse what is wrong as well."""
    reference = sound_tests.reference
    right = [*([reference] if reference else []), *sound_tests.correct.values()]
    if any(map(why_not, right)):
        raise NotYet


def _none_noticed(sound_tests: Judgement) -> bool:
    return not any(failures(outcome) for outcome in sound_tests.mutants.values())


def why_silent(own: Outcome, workspace: Workspace, about: Collection[str]) -> list[str]:
    """What the tests may owe it to that wrong code of some functions is not noticed, as
    advice. What was there when the stage began is not to blame."""
    given = workspace.stage.house.before(workspace.stage).solution
    code = "".join(one.read_text("utf-8") for one in modules_in(given))
    reasons = [
        f"write {name} once, by hand, and not in a test: tests that write the file which"
        " they then read cannot fail"
        for name in own.facts["rewritten"]
        if name.rpartition("/")[2] not in code
    ]
    reasons += [
        f"fix {place}: {error}. That is a slip in the test, which pytest.raises(Exception)"
        " takes for the error that is meant: let it wait for the very one that your code"
        " raises"
        for place, error in own.facts["slips"]
    ]
    return reasons + silent_tests.why_nothing_is_noticed(workspace.folder, about, given)


YOUR_TESTS = Parts(
    test_your_tests_pass_on_your_code,
    test_your_tests_accept_other_right_code,
    test_your_tests_notice_wrong_code,
)
"""The parts of a check that judge a participant's own tests: they pass on the code beside
them, they accept right code that is written differently, and they notice wrong code. A
check takes them over with `test_your_tests = YOUR_TESTS`, where they are to be told; what
the tests meet is decided by the fixture `judgement`.

costs: waits for the jobs of `judgement`, in this order, and no longer than it must.
fails: FAIL, with the first test that fails where it should pass, or with the docstrings of
what was not noticed; WAITING, where the tests do not even pass on their own code, and where
all that is wrong is noticed by tests that refuse what is right as well.
"""
