"""The check of a stage that the work has left behind says so, and records nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import toy

from drydock.guidance import going
from drydock.guidance.board import board
from drydock.judging import current_stage, records
from drydock.judging.checking import check
from drydock.judging.verdict import Finding, Word
from drydock.safekeeping import passed_work
from drydock.workbook.house import House

CHECK = """
def test_it(workspace):
    \"\"\"The work holds what stage {0} asks for\"\"\"
    path = workspace.file("{1}")
    assert path.is_file() and "<{0}>" in path.read_text("utf-8")
"""


def _program(name: str, text: str) -> str:
    source = f"said = {text!r}\n"
    return toy.notebook(source) if name.endswith(".ipynb") else source


@pytest.fixture(name="house")
def _house(house: House) -> House:
    """Stages 02 and 03 are done in the notebook, 04 in a script that takes its place."""
    for number, name in ((2, "toy.ipynb"), (3, "toy.ipynb"), (4, "toy.py")):
        stage = f"{number:02}-step"
        texts = {
            f"notebooks/toy/{stage}.ipynb": toy.notebook("# A", metadata=toy.LESSON),
            f"solutions/toy/{stage}/{name}": _program(name, f"<{number}>"),
            f"tests/toy/stage_{number:02}_step/test_it.py": CHECK.format(number, name),
        }
        toy.write(house.root, texts)
    return house


def _work(house: House, text: str, name: str = "toy.ipynb") -> None:
    for path in house.exercise("toy").iterdir():
        path.unlink()
    (house.exercise("toy") / name).write_text(text, "utf-8")


def _check(house: House, number: int) -> tuple[str, str]:
    """The word of the verdict, and all that is said."""
    heard: list[Finding] = []
    verdict = check(house.stage(str(number)), on_finding=heard.append)
    assert heard == verdict.findings
    assert verdict.exit_code == (0 if verdict.word is Word.PASS else 1)
    return str(verdict.word), "\n".join(verdict.lines())


def _states(house: House) -> dict[str, str]:
    return {row.stage.label: str(row.state) for row in board(house, "toy").rows}


def test_after_a_later_stage_has_passed(house: House) -> None:
    _work(house, "<2> and <1>")
    assert _check(house, 2)[0] == "PASS"
    _work(house, "<3>")
    assert _check(house, 2)[0] == "FAIL", "nothing later has passed"
    _work(house, "<2> and <3>")
    assert _check(house, 2)[0] == _check(house, 3)[0] == "PASS"
    _work(house, "only <3>")
    before = records.read(house.stage("2")), _states(house)
    word, said = _check(house, 2)
    assert word == "PAST"
    assert "Your work is past this stage" in said and "stage 03 has passed" in said
    assert "./scripts/go check 4" in said and "./scripts/go goto 2" in said
    assert "FAIL" not in said
    assert (records.read(house.stage("2")), _states(house)) == before
    assert before[1]["02"] == "PASS, earlier"


def test_what_passes_still_passes(house: House) -> None:
    for number in (2, 3, 2):
        _work(house, "<2> and <3>")
        word, said = _check(house, number)
        assert word == "PASS" and said.count("what stage") == 1


def test_a_program_of_a_later_stage_in_the_place_of_an_earlier_one(
    house: House,
) -> None:
    """Before any later stage has passed."""
    _work(house, "<3>")
    assert _check(house, 3)[0] == "PASS"
    _work(house, "half a script", "toy.py")
    word, said = _check(house, 3)
    assert word == "PAST" and "its files are those of stage 04" in said
    assert _check(house, 4)[0] == "FAIL"
    (house.exercise("toy") / "toy.py").unlink()
    assert _check(house, 3)[0] == "FAIL", "a notebook that has got lost is told"


def test_going_back_to_a_stage_makes_it_the_one_that_is_judged(house: House) -> None:
    for number in (2, 3):
        _work(house, "<2> and <3>")
        assert _check(house, number)[0] == "PASS"
    going.goto(house, house.stage("2"))
    assert _check(house, 2)[0] == "FAIL"
    going.undo(house)
    assert passed_work.folder(house.stage("3")).is_dir()
    going.goto(house, house.stage("4"))
    _work(house, "broken")
    assert _check(house, 2)[0] == "PAST"
    current_stage.set_current(house, house.stage("2"))
    assert _check(house, 2)[0] == "FAIL", "asked for by name"


def test_whoever_began_later_is_told_so_by_every_way(house: House) -> None:
    toy.with_engine(house)
    going.goto(house, house.stage("3"))
    said = toy.go(house, "check", "1").stdout
    assert "PAST  stage 01" in said and "it began at stage 03" in said
    assert "FAIL" not in said and "hint" not in said
    document = json.loads(toy.go(house, "check", "1", "--json").stdout)
    [finding] = document["findings"]
    assert document["verdict"] == finding["word"] == "PAST"
    assert finding["details"] and document["next"]["hint"] is None
    done = toy.python(house, "-m", "pytest", "tests/toy/stage_01_mend_it")
    assert done.returncode == 1
    assert "PAST  toy 01" in done.stdout and "go goto 1" in done.stdout
    assert records.read(house.stage("1")) is None


def test_another_folder_is_judged_as_ever(house: House, tmp_path: Path) -> None:
    going.goto(house, house.stage("3"))
    (tmp_path / "toy.ipynb").write_text("nothing", "utf-8")
    assert check(house.stage("2"), tmp_path).word is Word.FAIL
