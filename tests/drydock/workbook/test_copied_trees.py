"""Large, strange and endless things beside the work: a verdict, and no more of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from contextlib import ExitStack
from pathlib import Path

import pytest
import toy

from drydock.judging.checking import check
from drydock.judging.verdict import Word
from drydock.sandbox.crew import Crew
from drydock.sandbox.runner import Program, run_with
from drydock.workbook.copied_trees import environments, files
from drydock.workbook.hard_links import LARGE
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace, digest, state

POSIX = pytest.mark.skipif(os.name != "posix", reason="devices and names: POSIX")
WRITES = {
    "all of it": "open('big', 'w').write('mine')",
    "its end": "open('big', 'a').write('mine')",
    "its beginning": "file = open('big', 'r+b'); file.write(b'mine'); file.close()",
    "through a link": "import os; os.symlink('big', 'link'); open('link', 'a').write('m')",
    "by its size": "import os; os.truncate('big', 10)",
    "a database": "import sqlite3\ndb = sqlite3.connect('big')\n"
    "try: db.execute('create table a (b)')\nexcept sqlite3.DatabaseError: pass",
}


@pytest.fixture(name="work")
def _work(house: House) -> Path:
    """The folder of the work, which is right."""
    folder = house.exercise("toy")
    (folder / "toy.ipynb").write_text(toy.notebook(toy.RIGHT), "utf-8")
    return folder


def test_a_large_file_is_copied_once(house: House, work: Path) -> None:
    (work / "big").write_bytes(bytes(LARGE))
    (work / "small").write_bytes(b"a")
    with ExitStack() as stack:
        copy = stack.enter_context(Workspace(house.stage("1"), work).snapshot())
        trees = [stack.enter_context(copy.scratch()) for _ in range(3)]
        copies = [copy.folder, *trees]
        assert len({(tree / "big").stat().st_ino for tree in copies}) == 1
        assert len({(tree / "small").stat().st_ino for tree in copies}) == 4
        assert (work / "big").stat().st_nlink == 1
        of_original = stack.enter_context(Workspace(house.stage("1"), work).scratch())
        assert (of_original / "big").stat().st_nlink == 1


@pytest.mark.parametrize("writes", WRITES)
def test_who_writes_into_a_large_file_has_it_alone(
    house: House, work: Path, writes: str
) -> None:
    content = b"x" * LARGE
    (work / "big").write_bytes(content)
    after = (
        "assert open('big', 'rb').read(5) != b'x' * 5 or open('big', 'a').tell() != "
    )
    after += str(LARGE)
    source = toy.notebook(toy.RIGHT, WRITES[writes], "" if "base" in writes else after)
    (work / "toy.ipynb").write_text(source, "utf-8")
    program = Program("toy.ipynb", "notebook", "notebook")
    with Workspace(house.stage("1"), work).snapshot() as copy, Crew() as crew:
        outcome = run_with(crew, copy, program, limit=20)
        assert not outcome.stop, outcome.stop
        assert (copy.folder / "big").read_bytes() == content


def test_a_fingerprint_of_a_large_file_takes_little_memory(work: Path) -> None:
    with open(work / "big", "wb") as file:
        file.truncate(50 * 2**20)
    tracemalloc.start()
    before = digest(work)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * 2**20
    os.truncate(work / "big", 50 * 2**20 - 1)
    assert digest(work) != before


@POSIX
def test_what_has_no_end_is_no_part_of_the_work(house: House, work: Path) -> None:
    for name in ("zero", "zero.py", "zero.ipynb", "test_zero.py"):
        (work / name).symlink_to("/dev/zero")
    os.mkfifo(work / "fifo.csv")
    (work / "nowhere").symlink_to("not there")
    assert list(files(work)) == ["nowhere", "toy.ipynb"]
    assert digest(work) and state(work)
    assert check(house.stage("1")).word is Word.PASS


def test_a_virtual_environment_is_left_out_and_told(house: House, work: Path) -> None:
    before = digest(work)
    for name in ("venv", "inner/.env"):
        (work / name / "lib").mkdir(parents=True)
        (work / name / "pyvenv.cfg").touch()
        (work / name / "lib/toy.py").write_text("1 / 0", "utf-8")
    assert environments(work) == ["inner/.env", "venv"]
    assert digest(work) == before
    verdict = check(house.stage("1"))
    assert verdict.word is Word.PASS
    notes = [one for one in verdict.findings if one.word is Word.NOTE]
    assert [str(note.told).count("is left out") for note in notes] == [1, 1]


@POSIX
@pytest.mark.parametrize(
    "locale", [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_names_in_any_encoding_get_a_verdict(
    house: House, work: Path, locale: dict[str, str]
) -> None:
    """Of a house whose folder has an accent."""
    toy.with_engine(house)
    try:
        (work / os.fsdecode(b"caf\xe9.csv")).touch()
    except OSError:
        pytest.skip("this file system takes UTF-8 alone")
    (work / "caf\u00e9.py").write_text("a = 'caf\u00e9'", "utf-8")
    source = toy.notebook(
        "import caf\u00e9", "open('\u00e9', 'w').write('\u00e9')", toy.RIGHT
    )
    (work / "toy.ipynb").write_text(source, "utf-8")
    for command, says in (("check", "PASS"), ("status", "PASS"), ("check", "PASS")):
        done = subprocess.run(
            [
                sys.executable,
                "-P",
                "-m",
                "drydock",
                command,
                *["1"][: command != "status"],
            ],
            cwd=house.root,
            env=os.environ | {"PYTHONPATH": str(house.root / "src")} | locale,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert says in done.stdout.decode("utf-8", "replace"), done.stdout
        assert done.returncode == 0
