"""A lesson that was only run is no change to git, and keeps its outputs on disk."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
import toy

from drydock.interfaces import kernel, lesson_filter
from drydock.workbook.house import HERE, House
from drydock.workbook.loading import load
from drydock.workbook.tags import make_tags

pytestmark = [
    toy.needs_git,
    pytest.mark.skipif(os.name == "nt", reason="links the environment"),
]
SCRIPT = "scripts/clean_lesson.py"
LESSON = "notebooks/toy/01-mend-it.ipynb"
OUTPUT = {"output_type": "stream", "name": "stdout", "text": ["secret"]}


def _clean(lesson: bytes) -> bytes:
    return load(HERE.root / SCRIPT).clean(lesson)


@pytest.fixture(name="house")
def _house(house: House) -> House:
    """A house whose lessons are committed clean, and whose git knows the filter."""
    for name in (SCRIPT, ".gitattributes"):
        (house.root / name).parent.mkdir(exist_ok=True)
        shutil.copy(HERE.root / name, house.root / name)
    (house.root / ".venv/bin").mkdir(parents=True)
    (house.root / ".venv/bin/python").symlink_to(sys.executable)
    for lesson in house.root.glob("notebooks/*/*.ipynb"):
        document = json.loads(lesson.read_text("utf-8"))
        document["cells"] += json.loads(toy.notebook("1 + 1"))["cells"]
        lesson.write_bytes(_clean(json.dumps(document).encode()))
    toy.commit_all(house)
    toy.git(house, "config", "user.name", "A")
    toy.git(house, "config", "user.email", "a@example.invalid")
    lesson_filter.install(house)
    return house


def run_it(lesson: Path, *, text: str = "") -> bytes:
    """Saves a lesson as an editor would after running it; gives what is on disk then."""
    document = json.loads(lesson.read_text("utf-8"))
    document["metadata"] |= {
        "kernelspec": {"display_name": ".venv (3.13)", "name": "python3"},
        "language_info": {"name": "python", "version": "3.13.1"},
        "widgets": {},
    }
    for number, cell in enumerate(document["cells"]):
        cell["metadata"] = {"scrolled": True, "execution": {"begun": number}}
        cell["source"] = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cell |= {"outputs": [OUTPUT] * 9, "execution_count": number}
    document["cells"][0]["source"] += text
    lesson.write_text(json.dumps(document, indent=4), "utf-8")
    return lesson.read_bytes()


def test_each_lesson_is_committed_as_it_would_be_cleaned() -> None:
    """Without outputs, for our kernel. One that was run in a clone at work is no fault."""
    has_git = (HERE.root / ".git").exists()
    for kata in HERE.katas:
        for stage in HERE.stages(kata):
            committed = stage.lesson.read_bytes()
            if has_git:
                name = stage.lesson.relative_to(HERE.root).as_posix()
                committed = toy.git(HERE, "show", f":{name}").encode() + b"\n"
            cleaned = _clean(committed)
            assert cleaned == committed, stage
            assert json.loads(cleaned)["metadata"]["kernelspec"]["name"] == kernel.NAME


@pytest.mark.parametrize(
    "odd",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"cells": 3}', b'{"cells": [{}]}', b"[" * 9999],
)
def test_what_is_no_notebook_comes_back_as_it_is(odd: bytes) -> None:
    assert _clean(odd) == odd


def test_a_lesson_that_was_only_run_is_no_change(house: House) -> None:
    lesson = house.root / LESSON
    saved = run_it(lesson)
    assert toy.git(house, "diff") == ""
    lesson_filter.look_again(house)
    assert toy.git(house, "status", "--porcelain") == ""
    with pytest.raises(Exception, match="exit status 1"):
        toy.git(house, "commit", "-a", "-m", "Outputs")
    with pytest.raises(Exception, match="exit status 1"):
        toy.git(house, "commit", "-m", "Outputs", "--", LESSON)
    assert lesson.read_bytes() == saved


def test_a_lesson_may_be_saved_again_between_add_and_commit(house: House) -> None:
    lesson = house.root / LESSON
    run_it(lesson, text="My note.")
    toy.git(house, "add", LESSON)
    saved = run_it(lesson, text=" And one more.")
    toy.git(house, "commit", "-m", "A note")
    assert lesson.read_bytes() == saved
    committed = json.loads(toy.git(house, "show", f"HEAD:{LESSON}"))
    assert "".join(committed["cells"][0]["source"]).endswith("My note.")
    assert "secret" not in json.dumps(committed)
    lesson_filter.look_again(house)
    assert toy.git(house, "status", "--porcelain") == f"M {LESSON}"


def test_a_solution_tag_can_be_checked_out_after_lessons_were_run(house: House) -> None:
    """Also where the lesson is another one there, as after an update."""
    make_tags(house)
    lesson = house.root / LESSON
    run_it(lesson, text="An update.")
    toy.git(house, "commit", "-a", "-m", "Update")
    run_it(lesson)
    (house.exercise("toy") / "mine.py").write_text("x = 1\n")
    toy.git(house, "add", "exercises")
    toy.git(house, "commit", "-a", "-m", "Work")
    lesson_filter.look_again(house)
    run_it(lesson)
    lesson_filter.look_again(house)
    toy.git(house, "checkout", "-q", "solution/toy/01")
    toy.git(house, "switch", "-q", "-")
    assert toy.git(house, "status", "--porcelain") == ""
    assert "An update." in lesson.read_text("utf-8")


def test_what_is_staged_and_what_is_in_conflict_stays_so(house: House) -> None:
    lesson = house.root / LESSON
    run_it(lesson, text="Staged.")
    toy.git(house, "add", LESSON)
    before = toy.git(house, "ls-files", "-s")
    run_it(lesson)
    lesson_filter.look_again(house)
    assert toy.git(house, "ls-files", "-s") == before
    toy.git(house, "commit", "-m", "Ours")
    toy.git(house, "switch", "-q", "-c", "theirs", "HEAD~1")
    run_it(lesson, text="Theirs.")
    toy.git(house, "commit", "-a", "-m", "Theirs")
    with pytest.raises(Exception, match="exit status 1"):
        toy.git(house, "merge", "main")
    before = toy.git(house, "ls-files", "-s")
    assert f" 3\t{LESSON}" in before
    lesson_filter.look_again(house)
    assert toy.git(house, "ls-files", "-s") == before


def test_a_notebook_of_ones_own_keeps_its_outputs(house: House) -> None:
    own = house.root / "notebooks/toy/scratch.ipynb"
    shutil.copy(house.root / LESSON, own)
    saved = run_it(own)
    toy.git(house, "add", "-A")
    toy.git(house, "commit", "-m", "Mine")
    assert own.read_bytes() == saved
    assert "secret" in toy.git(house, "show", "HEAD:notebooks/toy/scratch.ipynb")


@pytest.mark.parametrize("missing", [".venv", SCRIPT])
def test_without_an_environment_git_goes_on(house: House, missing: str) -> None:
    shutil.rmtree(house.root / missing, ignore_errors=True)
    (house.root / missing).unlink(missing_ok=True)
    saved = run_it(house.root / LESSON)
    toy.git(house, "add", LESSON)
    toy.git(house, "commit", "-m", "As it is")
    assert toy.git(house, "show", f"HEAD:{LESSON}").encode() == saved.strip()


def test_jupyterlab_tells_of_what_it_has_saved(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lesson_filter, "HERE", house)
    run_it(house.root / LESSON)
    lesson_filter.saved(os_path=str(house.exercise("toy") / "toy.ipynb"), model=None)
    assert toy.git(house, "status", "--porcelain") != ""
    lesson_filter.saved(os_path=str(house.root / LESSON), model=None)
    assert toy.git(house, "status", "--porcelain") == ""
    (house.root / ".git/index.lock").touch()
    run_it(house.root / LESSON)
    lesson_filter.saved(os_path=str(house.root / LESSON), model=None)


def test_the_filter_is_installed_once(house: House) -> None:
    assert lesson_filter.is_installed(house)
    settings = house.root / ".git/config"
    before = settings.stat().st_mtime_ns
    lesson_filter.install(house)
    assert settings.stat().st_mtime_ns == before
    toy.git(house, "config", "--unset", f"{lesson_filter.NAME}.clean")
    assert not lesson_filter.is_installed(house)
    (house.root / ".git/config.lock").touch()  # left by a git that was killed
    lesson_filter.install(house)
    assert lesson_filter.is_installed(house)
