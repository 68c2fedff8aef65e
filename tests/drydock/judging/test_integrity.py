"""A judge that has changed is noticed, before a check and during it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
import toy

from drydock.judging.checking import check
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.workbook.house import House

TEST = "tests/toy/stage_01_mend_it/test_mend_it.py"
NO_TEST = '"""Nothing is tested."""\n\n\ndef test_it():\n    """All is well"""\n'


def _writing(path: Path, text: str) -> str:
    """A notebook that is right, and lets another process write a file, of which nobody
    sees the path."""
    write = f"import os; open(os.environ['PLACE'], 'w').write({text!r})"
    run = f"os.environ['PLACE'] = {str(path)!r}\n"
    run += f"subprocess.run([sys.executable, '-c', {write!r}])"
    return toy.notebook(f"import os, subprocess, sys\n{run}", toy.RIGHT)


@pytest.fixture(name="right")
def _right(house: House) -> House:
    """A house in which the work is right, and all is committed."""
    (house.exercise("toy") / "toy.ipynb").write_text(toy.notebook(toy.RIGHT), "utf-8")
    if shutil.which("git"):
        toy.commit_all(house)
    return house


def _all(verdict: Verdict, word: Word) -> list[Finding]:
    return [finding for finding in verdict.findings if finding.word is word]


@toy.needs_git
def test_a_judge_as_committed_is_worth_no_word(right: House) -> None:
    verdict = check(right.stage("1"))
    assert verdict.word is Word.PASS
    assert not _all(verdict, Word.NOTE)


@toy.needs_git
def test_a_test_that_was_emptied_is_told_on_the_verdict(right: House) -> None:
    """And whoever works on the tests goes on."""
    (right.root / TEST).write_text(NO_TEST, "utf-8")
    verdict = check(right.stage("1"))
    assert verdict.word is Word.PASS
    [note] = _all(verdict, Word.NOTE)
    assert note.told
    assert note.told.found == f"changed since: {TEST}"
    assert note.told.remedy.endswith(f"git checkout HEAD -- {TEST}")


@toy.needs_git
def test_a_file_that_joins_the_judge_is_told(right: House) -> None:
    (right.root / "tests/toy/conftest.py").write_text('"""Mine."""\n', "utf-8")
    [note] = _all(check(right.stage("1")), Word.NOTE)
    assert note.told and note.told.found == "new since: tests/toy/conftest.py"


@pytest.mark.parametrize("path", [TEST, "solutions/toy/02.py", "src/drydock/a.py"])
def test_what_changes_while_the_work_is_judged_is_no_pass(
    right: House, path: str
) -> None:
    (right.root / path).parent.mkdir(parents=True, exist_ok=True)
    notebook = _writing(right.root / path, NO_TEST)
    (right.exercise("toy") / "toy.ipynb").write_text(notebook, "utf-8")
    verdict = check(right.stage("1"))
    assert (right.root / path).read_text("utf-8") == NO_TEST
    assert verdict.word is Word.FAIL
    [failed] = _all(verdict, Word.FAIL)
    assert failed.told and f"{path} changed meanwhile" in failed.told.found


def test_what_an_editor_or_python_leaves_there_is_nothing(right: House) -> None:
    (right.root / "tests/toy/__pycache__").mkdir()
    for path in ("tests/toy/.test_mend_it.py.swp", "tests/toy/__pycache__/a.py"):
        notebook = _writing(right.root / path, "x")
        (right.exercise("toy") / "toy.ipynb").write_text(notebook, "utf-8")
        assert check(right.stage("1")).word is Word.PASS
        assert (right.root / path).is_file()


@pytest.fixture(name="data")
def _data(right: House) -> Path:
    """Data with checksums beside them."""
    file = right.root / "data/toy/a.csv"
    file.parent.mkdir(parents=True)
    file.write_text("a\n1\n", "utf-8")
    told = hashlib.sha256(file.read_bytes()).hexdigest()
    file.with_name("SHA256SUMS").write_text(f"{told}  a.csv\n", "utf-8")
    return file


@pytest.mark.parametrize("harm", ["written over", "not there"])
def test_data_that_are_not_those_it_came_with_are_named(
    right: House, data: Path, harm: str
) -> None:
    assert check(right.stage("1")).word is Word.PASS
    if harm == "not there":
        data.unlink()
    else:
        data.write_text("a\n2\n", "utf-8")
    verdict = check(right.stage("1"))
    assert verdict.word is Word.BROKEN
    [broken] = _all(verdict, Word.BROKEN)
    assert broken.told and harm in broken.told.found
    assert "take data/toy/a.csv; then look" in broken.told.remedy
    assert not _all(verdict, Word.FAIL)
