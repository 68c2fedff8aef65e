"""What happens before a commit, and what never does."""

from __future__ import annotations

import json
import shutil

import pytest
import toy

from drydock import hooks
from drydock.errors import ExitCode
from drydock.layout import House


def test_a_lesson_loses_its_outputs(house: House) -> None:
    lesson = house.stage("1").lesson
    document = json.loads(toy.notebook("# Mend it", "1 + 1"))
    output = {"output_type": "stream", "name": "stdout", "text": ["secret"]}
    document["cells"][1] |= {"outputs": [output], "execution_count": 7}
    lesson.write_text(json.dumps(document), "utf-8")
    assert hooks.precommit(house, ["notebooks/toy/01-mend-it.ipynb"]) == 0
    cell = json.loads(lesson.read_text("utf-8"))["cells"][1]
    assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_a_module_is_formatted(house: House) -> None:
    module = house.root / "src.py"
    module.write_text("x = { 'a':1 }\n", "utf-8")
    assert hooks.precommit(house, ["src.py"]) == ExitCode.PASSED
    assert module.read_text("utf-8") == 'x = {"a": 1}\n'


@pytest.mark.parametrize("fault", ["def f(:", "print(nowhere)\n"])
def test_a_fault_in_an_authors_module_stops_the_commit(
    house: House, fault: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (house.root / "src.py").write_text(fault, "utf-8")
    assert hooks.precommit(house, ["src.py"]) == ExitCode.FAILED
    assert "--no-verify" in capfd.readouterr().err


@pytest.mark.parametrize("fault", ["def f(:", "x=1", "print(nowhere)\n"])
def test_work_in_exercises_is_never_looked_at(house: House, fault: str) -> None:
    module = house.exercise("toy") / "half_done.py"
    module.write_text(fault, "utf-8")
    assert hooks.precommit(house, ["exercises/toy/half_done.py"]) == ExitCode.PASSED
    assert module.read_text("utf-8") == fault


def test_what_a_kata_gives_to_be_mended_is_not_mended(house: House) -> None:
    stages = house.stages("toy")
    for stage in stages:
        (stage.solution / "given.py").write_text("x=1", "utf-8")
    names = [f"solutions/toy/{stage.name}/given.py" for stage in stages]
    assert hooks.precommit(house, names) == ExitCode.PASSED
    assert {(house.root / name).read_text("utf-8") for name in names} == {"x=1"}


def test_what_a_solution_has_changed_is_formatted(house: House) -> None:
    first, second = house.stages("toy")
    (first.solution / "given.py").write_text("x=1", "utf-8")
    for name in ("given.py", "new.py"):
        module = second.solution / name
        module.write_text("x=2", "utf-8")
        shown = module.relative_to(house.root).as_posix()
        assert hooks.precommit(house, [shown]) == ExitCode.PASSED
        assert module.read_text("utf-8") == "x = 2\n"


def test_a_file_that_is_gone_is_no_fault(house: House) -> None:
    assert hooks.precommit(house, ["src/gone.py"]) == ExitCode.PASSED


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_hooks_are_installed_once(house: House) -> None:
    toy.commit_all(house)
    shutil.copy(toy.REPOSITORY / "lefthook.yml", house.root)
    assert not hooks.are_installed(house)
    hooks.install(house)
    assert hooks.are_installed(house)
    hook = house.root / ".git/hooks/pre-commit"
    before = hook.stat().st_mtime_ns
    hooks.install(house)
    assert hook.stat().st_mtime_ns == before
