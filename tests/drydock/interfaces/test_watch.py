"""`go watch`: each save is judged, whatever is saved and however; nothing is left over."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
import toy
from copies import copy_workbook
from watching import (
    Watched,
    assert_gone,
    command,
    environment,
    save,
    solve,
    watching,
)

from drydock.errors import ExitCode
from drydock.judging import current_stage
from drydock.safekeeping import passed_work
from drydock.workbook.house import House

WRONG = toy.notebook("rows = [(1, 10), (2, 21)]")
RIGHT = toy.notebook(toy.RIGHT)
ENDLESS = toy.notebook("while True: pass")
HALF = RIGHT[: len(RIGHT) // 2]


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return toy.with_engine(house)


@pytest.fixture(name="work")
def _work(house: House) -> Path:
    return house.exercise("toy") / "toy.ipynb"


@pytest.fixture(name="temporary")
def _temporary(tmp_path: Path) -> Path:
    return tmp_path / "temporary"


def test_each_save_is_judged(house: House, work: Path, temporary: Path) -> None:
    with watching(house, "1", temporary=temporary) as watched:
        assert watched.verdict() == "FAIL"
        assert watched.has_said("first: key 2, approved 20, yours 21")
        save(work, RIGHT)
        assert watched.verdict() == "PASS"
        assert passed_work.folder(house.stage("1")).is_dir()
        work.write_text(HALF, "utf-8")
        assert watched.verdict() == "FAIL"
        assert watched.has_said("toy.ipynb is not valid JSON")
        work.unlink()
        assert watched.verdict() == "FAIL"
        assert watched.has_said("there is no file")
        save(work, RIGHT)
        assert watched.verdict() == "PASS"


def test_a_newer_save_ends_a_loop_without_end(
    house: House, work: Path, temporary: Path
) -> None:
    save(work, ENDLESS)
    with watching(house, "1", temporary=temporary) as watched:
        watched.wait_for(lambda line: line.endswith("stage 01, Mend it"))
        save(work, RIGHT)
        assert watched.verdict(20) == "PASS"
        assert watched.has_said("STOPPED  saved again")


def test_a_loop_without_end_is_told_in_time(
    house: House, work: Path, temporary: Path
) -> None:
    save(work, ENDLESS)
    with watching(house, "1", "--time-limit", "1", temporary=temporary) as watched:
        assert watched.verdict() == "FAIL"
        assert watched.has_said("still running after 1 seconds")


def test_a_folder_that_goes_and_comes_back_is_followed(
    house: House, temporary: Path
) -> None:
    with watching(house, "1", temporary=temporary) as watched:
        assert watched.verdict() == "FAIL"
        solve(house)
        assert watched.verdict() == "PASS"
        shutil.rmtree(house.exercise("toy"))
        watched.wait_for(lambda line: "There is no folder exercises/toy" in line)
        shutil.copytree(house.stage("1").solution, house.exercise("toy"))
        assert watched.verdict() == "PASS"
        shutil.rmtree(house.root / "exercises")
        watched.wait_for(lambda line: "There is no folder exercises/toy" in line)
        shutil.copytree(house.stage("1").solution, house.exercise("toy"))
        assert watched.verdict() == "PASS"


def test_what_tools_keep_beside_the_work_is_no_save(
    house: House, work: Path, temporary: Path
) -> None:
    with watching(house, "1", temporary=temporary) as watched:
        assert watched.verdict() == "FAIL"
        said = len(watched.lines)
        for name in (".~toy.ipynb", ".toy.ipynb.swp", "toy.ipynb~", ".DS_Store"):
            work.with_name(name).write_text("x", "utf-8")
        for name in (".ipynb_checkpoints", "__pycache__"):
            work.with_name(name).mkdir()
            (work.with_name(name) / work.name).write_text("x", "utf-8")
        time.sleep(1.0)
        assert not any("stage 01" in line for line in watched.lines[said:])


def _burst(work: Path, saves: int, seconds: float, last: str) -> None:
    """Saves at random moments, in random ways, half-written files among them."""
    dice = random.Random(42)
    began = time.monotonic()
    moments = sorted(dice.uniform(0, seconds) for _ in range(saves))
    for moment in moments[:-1]:
        time.sleep(max(0.0, began + moment - time.monotonic()))
        text = dice.choice([WRONG, RIGHT, ENDLESS, HALF, "", toy.notebook("rows = (")])
        save(work, text) if dice.random() < 0.5 else work.write_text(text, "utf-8")
    time.sleep(max(0.0, began + moments[-1] - time.monotonic()))
    save(work, last)


def _memory(watched: Watched) -> int:
    return sum(process.memory_info().rss for process in watched.family())


@pytest.mark.parametrize(("last", "word"), [(RIGHT, "PASS"), (WRONG, "FAIL")])
def test_quick_saves_give_the_verdict_of_the_last(
    house: House, work: Path, temporary: Path, last: str, word: str
) -> None:
    with watching(house, "1", temporary=temporary) as watched:
        watched.verdict()
        before = watched.family()
        _burst(work, saves=10, seconds=1.0, last=last)
        assert watched.last_verdict(quiet=0.7) == word
        assert watched.family() == before


def _hundred_saves(watched: Watched, work: Path, right: str, wrong: str) -> None:
    """A hundred saves in ten seconds, once it has got used to that."""
    _burst(work, saves=50, seconds=5.0, last=right)
    assert watched.last_verdict() == "PASS"
    processes, before = len(watched.family()), _memory(watched)
    _burst(work, saves=100, seconds=10.0, last=wrong)
    assert watched.last_verdict() == "FAIL"
    assert len(watched.family()) == processes
    assert _memory(watched) < before * 1.1


@pytest.mark.long
def test_a_hundred_saves_of_a_notebook(
    house: House, work: Path, temporary: Path
) -> None:
    with watching(house, "1", temporary=temporary) as watched:
        watched.verdict()
        _hundred_saves(watched, work, RIGHT, WRONG)


@pytest.mark.long
def test_a_hundred_saves_of_a_script(tmp_path: Path, temporary: Path) -> None:
    house = copy_workbook(tmp_path / "copy")
    solve(house, "titanic/7")
    work = house.exercise("titanic") / "train.py"
    right = work.read_text("utf-8")
    with watching(house, "titanic/7", temporary=temporary) as watched:
        assert watched.verdict() == "PASS"
        _hundred_saves(watched, work, right, right.replace("<= 7.91", "<= 8"))


def test_the_same_where_the_system_cannot_fork(
    house: House, work: Path, temporary: Path
) -> None:
    hosts = house.root / "src/drydock/sandbox/warm/client.py"
    text = hosts.read_text("utf-8")
    assert 'CAN_FORK = sys.platform == "linux"' in text
    hosts.write_text(text.replace('= sys.platform == "linux"', "= False"), "utf-8")
    with watching(house, "1", temporary=temporary) as watched:
        assert watched.verdict() == "FAIL"
        save(work, ENDLESS)
        time.sleep(1.5)
        save(work, RIGHT)
        assert watched.verdict() == "PASS"
        assert len(watched.family()) == 2  # the watcher and its judge


def _sabotage(house: House, word: str, harm: str) -> None:
    """Lets the check itself come to harm where the work says a word."""
    check = house.stage("1").tests / "test_mend_it.py"
    text = check.read_text("utf-8")
    line = f"    if {word!r} in workspace.file('toy.ipynb').read_text(): {harm}\n"
    check.write_text(text.replace("    [outcome] =", f"{line}    [outcome] ="), "utf-8")


def test_a_judge_that_hangs_is_replaced(
    house: House, work: Path, temporary: Path
) -> None:
    _sabotage(house, "hang", "exec('while True: pass')")
    with watching(house, "1", temporary=temporary) as watched:
        assert watched.verdict() == "FAIL"
        family = watched.family()
        save(work, toy.notebook("'hang'"))
        watched.wait_for(lambda line: line.endswith("stage 01, Mend it"))
        save(work, RIGHT)
        assert watched.verdict() == "PASS"
        assert_gone(family[1:])


def test_a_judge_that_dies_is_told_and_replaced(
    house: House, work: Path, temporary: Path
) -> None:
    _sabotage(house, "die", "__import__('os')._exit(0)")
    with watching(house, "1", temporary=temporary) as watched:
        assert watched.verdict() == "FAIL"
        save(work, toy.notebook("'die'"))
        assert watched.verdict() == "BROKEN"
        assert watched.has_said("./scripts/go doctor")
        save(work, RIGHT)
        assert watched.verdict() == "PASS"


def test_keys_typed_as_lines(house: House, work: Path, temporary: Path) -> None:
    with watching(house, "1", temporary=temporary) as watched:
        watched.wait_for(lambda line: line.startswith("Keys (and Enter)"))
        watched.press("h\nH")
        watched.wait_for(lambda line: line.startswith("Hint 1 of 3 for stage 01"))
        watched.wait_for(lambda line: line.startswith("Hint 2 of 3 for stage 01"))
        watched.press("l")
        watched.wait_for(lambda line: line.startswith("Next: stage 01"))
        assert watched.verdict() == "FAIL"
        watched.press("n\n\nwhat?")
        watched.wait_for(lambda line: "has not passed" in line)
        save(work, RIGHT)
        assert watched.verdict() == "PASS"
        watched.press("n")
        watched.wait_for(lambda line: line == "This was the last stage.")


@pytest.fixture(name="longer")
def _longer(house: House) -> House:
    """A house whose kata has a second stage, which asks for the same."""
    first = house.stage("1")
    for folder in (first.tests, first.solution):
        slug = folder.name.replace("01", "02")
        shutil.copytree(folder, folder.with_name(slug))
    shutil.copy(first.lesson, first.lesson.with_name("02-mend-it.ipynb"))
    return house


def test_a_stage_that_passes_elsewhere_is_followed(
    longer: House, temporary: Path
) -> None:
    with watching(longer, temporary=temporary) as watched:
        watched.wait_for(lambda line: line.startswith("FAIL  stage 01"))
        current_stage.set_current(longer, longer.stage("2"))
        watched.wait_for(lambda line: line.startswith("FAIL  stage 02"))


def test_the_next_stage_is_judged_at_once(longer: House, temporary: Path) -> None:
    house = longer
    solve(house)
    with watching(house, temporary=temporary) as watched:
        assert watched.verdict() == "PASS"
        time.sleep(1.0)
        assert watched.lines[-1].startswith("Keys")  # it stays until n is pressed
        watched.press("n")
        watched.wait_for(lambda line: line.startswith("Stage 02, Mend it. Read note"))
        watched.wait_for(lambda line: line.startswith("PASS  stage 02, Mend it"))
        assert passed_work.folder(house.stage("2")).is_dir()


def test_a_stage_without_a_check_is_a_wrong_call(house: House) -> None:
    done = toy.go(house, "watch", "0")
    assert done.returncode == ExitCode.CALLED_WRONGLY
    assert "stage 00 has none" in done.stderr


@pytest.mark.parametrize("end", ["eof", "SIGINT", "SIGTERM"])
def test_nothing_is_left_however_it_ends(
    house: House, work: Path, temporary: Path, end: str
) -> None:
    if os.name == "nt" and end != "eof":
        pytest.skip("Windows has no such signal")
    save(work, ENDLESS)
    temporary.mkdir()
    with subprocess.Popen(
        command(house, "1"),
        env=environment(house, temporary),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        watched = Watched(process)
        watched.wait_for(lambda line: line.endswith("stage 01, Mend it"))
        family = watched.family()
        assert len(family) > 2
        if end == "eof":
            assert process.stdin is not None
            process.stdin.close()
        else:
            process.send_signal(getattr(signal, end))
        assert process.wait(10) == {"eof": 0, "SIGINT": 130, "SIGTERM": 143}[end]
    assert_gone(family)
    assert not list(temporary.iterdir())


def test_nothing_is_left_of_a_watcher_that_is_killed(
    house: House, work: Path, temporary: Path
) -> None:
    save(work, ENDLESS)
    with subprocess.Popen(
        command(house, "1"),
        env=environment(house, temporary),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        watched = Watched(process)
        watched.wait_for(lambda line: line.endswith("stage 01, Mend it"))
        family = watched.family()
        process.kill()
    assert_gone(family)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("end", ["q", "\x03", "SIGTERM"])
def test_the_terminal_is_as_it_was_before(
    house: House, temporary: Path, end: str
) -> None:
    # pylint: disable=import-outside-toplevel
    import pty
    import termios

    temporary.mkdir()
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    with subprocess.Popen(
        command(house, "1"),
        env=environment(house, temporary) | {"TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        said = b""
        while b"Keys: h hint" not in said:
            said += os.read(ours, 1024)
        assert termios.tcgetattr(theirs) != before
        os.write(ours, b"\x1b[A")  # an arrow is no letter
        if end == "SIGTERM":
            process.terminate()
        else:
            os.write(ours, end.encode())
        assert process.wait(10) == (143 if end == "SIGTERM" else 0)
    assert termios.tcgetattr(theirs) == before
    os.close(ours)
    os.close(theirs)
