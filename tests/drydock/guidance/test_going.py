"""goto, undo and the kept copies: where they lead, and that nothing gets lost."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import toy

from drydock import files
from drydock.errors import CalledWrongly, Told
from drydock.guidance import going, hints
from drydock.judging import current_stage, records
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.safekeeping import passed_work, swap
from drydock.safekeeping.kept_copies import copies, find, listing
from drydock.safekeeping.lock import one_at_a_time
from drydock.workbook.house import House

POSIX = pytest.mark.skipif(os.name != "posix", reason="such names and links: POSIX")


@pytest.fixture(name="house")
def _house(house: House) -> House:
    """The small house with stages up to 03."""
    for number, slug in (("02", "more"), ("03", "most")):
        files_of_stage = {
            f"notebooks/toy/{number}-{slug}.ipynb": toy.notebook(
                f"# Stage {number}", metadata=toy.LESSON
            ),
            f"solutions/toy/{number}-{slug}/toy.ipynb": toy.notebook(f"n = {number!r}"),
            f"solutions/toy/{number}-{slug}/tests/test_{slug}.py": f"# {number}\n",
            f"tests/toy/stage_{number}_{slug}/test_{slug}.py": toy.CHECK,
        }
        for name, text in files_of_stage.items():
            (house.root / name).parent.mkdir(parents=True, exist_ok=True)
            (house.root / name).write_text(text, "utf-8")
    return house


def state(folder: Path) -> dict[str, bytes]:
    """Every file and link below a folder, with what it holds."""
    return {
        os.fsdecode(os.fsencode(name)): (
            os.fsencode(os.readlink(folder / name))
            if (folder / name).is_symlink()
            else (folder / name).read_bytes()
        )
        for name in files.walk(folder)
    }


def write_work(house: House) -> dict[str, bytes]:
    """Fills the exercise folder as people do; gives its state."""
    work = house.exercise("toy")
    (work / "toy.ipynb").write_text(toy.notebook("rows = 'my own work'"), "utf-8")
    (work / "notes").mkdir()
    (work / "notes" / "idea.txt").write_bytes(b"one\r\ntwo\x00")
    (work / "empty").write_bytes(b"")
    return state(work)


def pass_stage(house: House, number: int, text: str) -> None:
    kept = passed_work.folder(house.stage(str(number)))
    kept.mkdir(parents=True)
    (kept / "toy.ipynb").write_text(text, "utf-8")


def test_goto_puts_the_folder_at_the_start_of_a_stage(house: House) -> None:
    write_work(house)
    said = "\n".join(going.goto(house, house.stage("3")))
    before = house.stage("2").solution
    assert state(house.exercise("toy")) == state(before)
    assert current_stage.current(house, "toy") == house.stage("3")
    assert "start of stage 03, Stage 03" in said
    assert "./scripts/go undo" in said and "load it again from the disk" in said


@pytest.mark.parametrize("number", ["0", "1"])
def test_the_first_stages_begin_with_the_start(house: House, number: str) -> None:
    write_work(house)
    going.goto(house, house.stage(number))
    assert state(house.exercise("toy")) == state(house.stage("0").solution)


def test_undo_brings_everything_back_and_can_be_undone(house: House) -> None:
    mine = write_work(house)
    pass_stage(house, 1, "mine")
    going.goto(house, house.stage("3"))
    for expected, current in ((mine, "2"), (state(house.stage("2").solution), "3")) * 2:
        going.undo(house)
        assert state(house.exercise("toy")) == expected
        assert current_stage.current(house, "toy") == house.stage(current)
    assert len(copies(house)) == 2


def test_what_is_changed_after_an_undo_is_kept_as_well(house: House) -> None:
    write_work(house)
    going.goto(house, house.stage("2"))
    going.undo(house)
    (house.exercise("toy") / "later.py").write_text("later", "utf-8")
    mine = state(house.exercise("toy"))
    going.undo(house)
    going.undo(house)
    assert state(house.exercise("toy")) == mine


def test_a_stage_after_goto_compares_with_the_reference(house: House) -> None:
    """What the participant has passed from there on is put away, and comes back."""
    for number in (1, 2, 3):
        pass_stage(house, number, f"my own {number}")
    going.goto(house, house.stage("3"))
    assert [passed_work.folder(house.stage(n)).is_dir() for n in "123"] == [
        True,
        False,
        False,
    ]
    going.undo(house)
    assert (
        passed_work.folder(house.stage("3")) / "toy.ipynb"
    ).read_text() == "my own 3"
    assert current_stage.current(house, "toy") is None


def test_undo_names_the_work_and_says_what_it_would_do_next(house: House) -> None:
    mine = write_work(house)
    said = "\n".join(going.goto(house, house.stage("2")))
    [work] = copies(house)
    assert f"undo would bring back {work.name} (your work)" in said
    assert "Yours:" not in said
    for act in (lambda: going.goto(house, house.stage("3")), lambda: going.undo(house)):
        said = "\n".join(act())
        coming = copies(house)[-1]
        assert f"{coming.name} (as a stage begins, nothing of yours)" in said
        assert f"Yours:   your own work ({work})" in said
        assert f"./scripts/go saved {work.name} --restore" in said
    going.restore(house, work)
    assert state(house.exercise("toy")) == mine
    said = "\n".join(going.undo(house))
    assert f"undo would bring back {copies(house)[-1].name} (your work)" in said


def test_undo_does_what_was_said_before(house: House) -> None:
    write_work(house)
    lines = going.goto(house, house.stage("2"))
    for number in range(4):
        (house.exercise("toy") / "more.py").write_text(f"{number}", "utf-8")
        lines = going.undo(house) if number else lines
        back = next(line for line in lines if line.startswith("Back:"))
        name = back.split("bring back ")[1].split()[0]
        promised = state(find(house, name).work("toy"))
        lines = going.undo(house)
        assert state(house.exercise("toy")) == promised


def test_starting_over_puts_all_of_it_away_as_one_copy(house: House) -> None:
    other = house.root / "notebooks/other/00-start.ipynb"
    other.parent.mkdir()
    other.write_text(toy.notebook("# Begin", metadata=toy.NO_TASK), "utf-8")
    for top in ("solutions/other/00-start", "exercises/other"):
        (house.root / top).mkdir(parents=True)
        (house.root / top / "a.py").write_text(top, "utf-8")
    mine = write_work(house)
    stage = house.stage("1")
    pass_stage(house, 1, "mine")
    hints.next_hint(stage)
    records.write(stage, "digest", Verdict([Finding("It is right", Word.PASS)]))
    known = state(house.root / ".drydock")
    said = "\n".join(going.start_over(house))
    for kata in ("toy", "other"):
        start = house.start(kata).solution
        assert state(house.exercise(kata)) == state(start)
    assert current_stage.current(house, "toy") == stage
    assert (records.read(stage), hints.coming(stage)[0]) == (None, 1)
    [copy] = copies(house)
    assert copy.katas == ["other", "toy"] and f"{copy.name} (your work)" in said
    assert f"./scripts/go saved {copy.name} --delete throws it away" in said
    assert "already" in "\n".join(going.start_over(house))
    going.undo(house)
    assert state(house.exercise("toy")) == mine
    assert state(house.exercise("other")) == {"a.py": b"exercises/other"}
    assert known.items() <= state(house.root / ".drydock").items()
    going.undo(house)
    assert state(house.exercise("toy")) == state(house.start("toy").solution)


def test_starting_over_where_only_something_is_known_forgets_it(house: House) -> None:
    stage = house.stage("1")
    records.write(stage, "digest", Verdict([Finding("It is right", Word.PASS)]))
    going.start_over(house)
    assert records.read(stage) is None
    going.undo(house)
    assert records.read(stage) is not None


@pytest.mark.parametrize(
    "harm",
    [
        b'{"at": null}',
        b'{"at": Infinity}',
        b'{"at": NaN}',
        b'{"at": -5, "own": 3}',
        b'{"at": 1e300, "stage": ["x"], "by": null}',
        b'{"at": 9999999999999999}',
        b'{"at": "now", "by": "\\u001b]0;title\\u0007"}',
        b"[" * 100_000,
        b"\xff\xfe{}",
        b"7",
        b"",
    ],
)
def test_a_note_of_another_shape_costs_no_copy(house: House, harm: bytes) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("2"))
    [copy] = copies(house)
    (copy.folder / "about.json").write_bytes(harm)
    assert "\x1b" not in "\n".join(listing(house))
    going.goto(house, house.stage("3"))
    going.restore(house, find(house, copy.name))
    assert state(house.exercise("toy")) == mine


def test_going_where_one_is_already_changes_nothing(house: House) -> None:
    write_work(house)
    going.goto(house, house.stage("2"))
    assert "already" in "\n".join(going.goto(house, house.stage("2")))
    assert len(copies(house)) == 1


def test_without_a_copy_there_is_nothing_to_undo(house: House) -> None:
    with pytest.raises(CalledWrongly, match="nothing to do"):
        going.undo(house)


def test_a_folder_that_was_deleted_is_there_again(house: House) -> None:
    shutil.rmtree(house.exercise("toy"))
    assert "Kept" not in "\n".join(going.goto(house, house.stage("1")))
    assert state(house.exercise("toy")) == state(house.stage("0").solution)
    assert not copies(house)


def test_the_folder_itself_stays_what_it_was(house: House) -> None:
    """A terminal, a kernel or an editor may be at home in it."""
    before = house.exercise("toy").stat().st_ino
    going.goto(house, house.stage("3"))
    assert house.exercise("toy").stat().st_ino == before


def test_what_is_put_in_place_is_newer_than_what_was_there(house: House) -> None:
    """JupyterLab warns before it saves over a file that is newer than its own."""
    path = house.exercise("toy") / "toy.ipynb"
    for source in house.root.rglob("toy.ipynb"):
        os.utime(source, (1, 1))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    going.goto(house, house.stage("3"))
    assert path.stat().st_mtime > 1_000_000_000
    going.undo(house)
    assert path.stat().st_mtime > 1_000_000_000


def test_nothing_is_left_in_exercises_or_outside_of_the_copies(house: House) -> None:
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert [path.name for path in (house.root / "exercises").iterdir()] == ["toy"]
    left = sorted(path.name for path in (house.root / ".drydock").iterdir())
    assert left == ["lock", "passed", "saved"]


def test_the_list_names_time_stage_and_size(house: House) -> None:
    assert "No copies are kept yet" in listing(house)[0]
    pass_stage(house, 1, "mine")
    write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    size = sum(len(content) for content in state(copy.work("toy")).values())
    line = next(line for line in listing(house) if line.startswith(copy.name))
    assert line.split() == [
        copy.name,
        "toy",
        "02",
        "3",
        str(size),
        "bytes",
        "goto",
        "03",
    ]


def test_a_copy_is_found_by_a_part_of_its_name_that_no_other_has(house: House) -> None:
    write_work(house)
    going.goto(house, house.stage("2"))
    going.goto(house, house.stage("3"))
    first, second = copies(house)
    assert find(house, first.name) == first
    assert find(house, second.name[5:]) == second
    for name in ("", "20", "nowhere"):
        with pytest.raises(CalledWrongly, match="one kept copy"):
            find(house, name)


def test_a_copy_stays_when_it_is_brought_back(house: House) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("2"))
    [copy] = copies(house)
    going.goto(house, house.stage("3"))
    going.restore(house, copy)
    assert state(house.exercise("toy")) == mine
    assert state(copy.work("toy")) == mine
    assert "already" in "\n".join(going.restore(house, copy))


def test_the_order_of_copies_holds_when_the_clock_is_put_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("2"))
    (house.exercise("toy") / "later.py").write_text("later", "utf-8")
    mine = state(house.exercise("toy"))
    monkeypatch.setattr(going.time, "time", lambda: 1000.0)
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert state(house.exercise("toy")) == mine


def test_copies_of_another_kata_are_none_of_its_business(house: House) -> None:
    """Not even where there is nothing in the folder but a folder."""
    write_work(house)
    going.goto(house, house.stage("2"))
    [copy] = copies(house)
    other = swap.saved(house) / "other"
    (other / "exercises" / "another" / "kept").mkdir(parents=True)
    (other / "passed" / "another").mkdir(parents=True)
    shutil.rmtree(house.exercise("toy"))
    shutil.rmtree(passed_work.place(house, "toy"))
    (house.exercise("toy") / "empty").mkdir(parents=True)
    going.goto(house, house.stage("3"))
    assert copy in copies(house) and other.is_dir()
    going.undo(house)
    assert [path.name for path in house.exercise("toy").iterdir()] == ["empty"]


# A desktop's own files, and what else stands where it should not

STRANGERS = (".DS_Store", "Thumbs.db", "desktop.ini", "._toy", ".ipynb_checkpoints/x")


def _put_strangers(*folders: Path) -> None:
    for folder in folders:
        for name in STRANGERS:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(b"of a desktop")


def test_what_a_desktop_puts_into_a_kept_copy_is_no_kata(house: House) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    _put_strangers(swap.saved(house), copy.folder, copy.folder / "exercises")
    _put_strangers(copy.work("toy"), copy.folder / "passed")
    [copy] = copies(house)
    assert copy.katas == ["toy"] and "toy" in listing(house)[2]
    going.undo(house)
    for name in STRANGERS:
        (house.exercise("toy") / name).unlink()
    (house.exercise("toy") / ".ipynb_checkpoints").rmdir()
    assert state(house.exercise("toy")) == mine


def test_what_is_deleted_is_shown(house: House) -> None:
    write_work(house)
    pass_stage(house, 1, "mine")
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    beside = copy.folder / "exercises" / "my notes"
    beside.mkdir()
    (beside / "kept here by hand.txt").write_text("mine", "utf-8")
    (copy.folder / "exercises" / ".DS_Store").touch()
    lines = "\n".join(copy.contents())
    for name in (
        "toy/notes/idea.txt",
        "toy/toy.ipynb",
        "my notes/kept here by hand.txt",
    ):
        assert f"exercises/{name}" in lines
    assert "in 1 file: what was known" in lines and ".DS_Store" not in lines
    assert "4 files" in str(copy)


def test_a_copy_into_which_somebody_has_put_something_is_not_one_too_many(
    house: House,
) -> None:
    write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    (copy.folder / "exercises" / "notes.txt").write_text("mine", "utf-8")
    going.undo(house)
    going.undo(house)
    assert b"mine" in kept_bytes(house, settled=True)


@pytest.mark.parametrize("arriving", [False, True])
def test_a_desktop_that_looks_into_a_killed_goto_costs_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, arriving: bool
) -> None:
    mine = write_work(house)
    pass_stage(house, 1, "mine")
    _kill_amid(house, monkeypatch, arriving=arriving)
    half = house.root / ".drydock" / "swap"
    for folder in (half, *half.iterdir()):
        _put_strangers(folder)
    _put_strangers(*half.glob("*/exercises"), *half.glob("*/exercises/toy"))
    (half / "old" / "exercises" / "notes.txt").write_bytes(b"by hand")
    assert swap.settle(house)
    assert {*mine.values(), b"by hand"} <= kept_bytes(house, settled=True)
    assert not half.exists()
    if arriving:
        going.undo(house)
    assert mine.items() <= state(house.exercise("toy")).items()


# Odd things in the folder


@POSIX
def test_links_are_kept_as_links_and_never_followed(
    house: House, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine", "utf-8")
    work = house.exercise("toy")
    (work / "folder").symlink_to(outside, target_is_directory=True)
    (work / "file").symlink_to(outside / "mine.txt")
    (work / "nowhere").symlink_to("nothing/here")
    (work / "loop").symlink_to(work, target_is_directory=True)
    before = state(work)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    assert (
        state(copy.work("toy")) == before and (copy.work("toy") / "folder").is_symlink()
    )
    going.undo(house)
    assert state(work) == before and (work / "loop").is_symlink()
    going.undo(house)
    assert state(outside) == {"mine.txt": b"mine"}


@POSIX
def test_file_names_that_no_terminal_can_print(house: House) -> None:
    work = house.exercise("toy")
    names = [b"new\nline", b"quo'te\"s", b"not utf-8 \xff", b"\xe2\x80\xae", b"-rf *"]
    for name in names:
        Path(work, os.fsdecode(name)).write_bytes(name)
    before = state(work)
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert state(work) == before
    going.undo(house)
    house = toy.with_engine(house)
    shown = toy.go(house, "saved", copies(house)[-1].name)
    assert shown.returncode == 0
    assert "new\\nline" in shown.stdout and "not utf-8 \\xff" in shown.stdout


@POSIX
def test_a_pipe_or_a_socket_hangs_nothing(house: House) -> None:
    work = house.exercise("toy")
    os.mkfifo(work / "pipe")
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert (work / "toy.ipynb").is_file()
    [copy] = [one for one in copies(house) if (one.work("toy") / "pipe").exists()]
    assert copy.work("toy").is_dir()


def test_names_that_differ_by_case_alone(house: House) -> None:
    mine = state(house.exercise("toy"))
    (house.exercise("toy") / "toy.ipynb").rename(house.exercise("toy") / "Toy.ipynb")
    renamed = state(house.exercise("toy"))
    assert mine.keys() != renamed.keys()
    going.goto(house, house.stage("1"))
    assert [path.name for path in house.exercise("toy").iterdir()] == ["toy.ipynb"]
    going.undo(house)
    assert state(house.exercise("toy")) == renamed


def test_a_path_of_two_hundred_characters(house: House) -> None:
    deep = house.exercise("toy") / ("d" * 60) / ("e" * 60) / ("f" * 60)
    deep.mkdir(parents=True)
    (deep / ("g" * 17 + ".py")).write_text("deep", "utf-8")
    before = state(house.exercise("toy"))
    assert max(map(len, before)) >= 200
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert state(house.exercise("toy")) == before


# What the system refuses


def _everything(house: House) -> dict[str, bytes]:
    whole = state(house.root)
    return {name: whole[name] for name in whole if not name.startswith(".drydock/lock")}


def test_a_full_disk_is_told_and_changes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_work(house)
    before = _everything(house)

    def full(_: str, target: str, **_more: object) -> None:
        Path(target).write_bytes(b"a part")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)

    monkeypatch.setattr(files.shutil, "copyfile", full)
    with pytest.raises(Told, match="No space left") as told:
        going.goto(house, house.stage("3"))
    assert "make room on the disk" in told.value.remedy
    assert _everything(house) == before


@pytest.mark.parametrize("which", range(12))
def test_a_file_that_is_held_open_is_told_and_changes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    """Windows refuses to rename such a file; here the one of that number is refused."""
    write_work(house)
    pass_stage(house, 1, "mine")
    before = _everything(house)
    rename, seen = os.rename, [0]

    def refuse(source: Path, target: Path) -> None:
        seen[0] += 1
        if seen[0] == which:
            raise PermissionError(errno.EACCES, "held open by another", str(source))
        rename(source, target)

    monkeypatch.setattr(files.os, "rename", refuse)
    try:
        going.goto(house, house.stage("3"))
    except Told as told:
        assert "held open by another" in told.found
        assert "close the editors" in told.remedy
    monkeypatch.undo()
    swap.settle(house)
    if copies(house):
        going.undo(house)
        for copy in copies(house):
            swap.discard(house, copy.folder)
    after = {
        name: text for name, text in _everything(house).items() if "saved" not in name
    }
    assert after == before


def test_a_file_that_is_held_open_for_a_moment_is_waited_for(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, seen = os.rename, [0]

    def refuse_twice(source: Path, target: Path) -> None:
        seen[0] += 1
        if seen[0] in (2, 3):
            raise PermissionError(errno.EACCES, "held open", str(source))
        rename(source, target)

    monkeypatch.setattr(files, "RETRY_FOR", 5.0)
    monkeypatch.setattr(files.os, "rename", refuse_twice)
    going.goto(house, house.stage("3"))
    assert state(house.exercise("toy")) == state(house.stage("2").solution)


@pytest.fixture(name="two_disks")
def _two_disks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets exercises/ and the kept copies stand on two disks."""
    rename = os.rename

    def is_at_home(path: Path) -> bool:
        return house.root / "exercises" in Path(path).parents

    def other_disk(source: Path, target: Path) -> None:
        if is_at_home(source) is not is_at_home(target):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(source))
        rename(source, target)

    monkeypatch.setattr(files.os, "rename", other_disk)


@pytest.mark.usefixtures("two_disks")
def test_folders_on_two_disks_are_exchanged_all_the_same(house: House) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("3"))
    assert state(house.exercise("toy")) == state(house.stage("2").solution)
    going.undo(house)
    assert state(house.exercise("toy")) == mine


@POSIX
@pytest.mark.usefixtures("two_disks")
def test_a_pipe_moves_to_another_disk_and_a_socket_is_left_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = house.exercise("toy")
    (work / "inner").mkdir()
    for folder in (work, work / "inner"):
        os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as one:
        monkeypatch.chdir(work)  # the path of a socket must be short
        one.bind("socket")
    going.goto(house, house.stage("3"))
    assert (copies(house)[0].work("toy") / "inner/pipe").is_fifo()
    going.undo(house)
    assert (work / "toy.ipynb").is_file()


@pytest.mark.usefixtures("two_disks")
@pytest.mark.parametrize("how", ["in place", "a new file"])
def test_what_is_saved_while_it_moves_to_another_disk_is_kept(
    house: House, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    mine = write_work(house)
    work, copy, saves = house.exercise("toy"), shutil.copy2, [b"first", b"second"]
    opened = (work / "toy.ipynb").open("r+b")

    def saved_meanwhile(source: Path, target: Path, **more: bool) -> None:
        copy(source, target, **more)
        if saves and Path(source).name.endswith("toy.ipynb"):
            if how == "in place":
                opened.seek(0)
                opened.write(saves.pop())
                opened.truncate()
                opened.flush()
            else:
                (work / "toy.ipynb").write_bytes(saves.pop())

    monkeypatch.setattr(files.shutil, "copy2", saved_meanwhile)
    going.goto(house, house.stage("3"))
    opened.close()
    assert state(work) == state(house.stage("2").solution)
    last = {b"first"} if how == "in place" else {b"second", mine["toy.ipynb"]}
    assert last | {mine["notes/idea.txt"]} <= kept_bytes(house, settled=True)


@pytest.mark.usefixtures("two_disks")
def test_a_kill_amid_a_move_to_another_disk_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write_work(house)
    begun = house.root.with_name("begun")
    shutil.copytree(house.root, begun)
    count = 0
    for step in steps_until_done(
        monkeypatch, lambda: going.goto(house, house.stage("3")), every=3
    ):
        count += 1
        swap.settle(house)
        assert set(mine.values()) <= kept_bytes(house, settled=True), step
        assert not [name for name in state(house.exercise("toy")) if "drydock" in name]
        shutil.rmtree(house.root)
        shutil.copytree(begun, house.root)
    assert count > 20


def _obeying_permissions() -> list[str]:
    """What to put before a command so that permissions hold for root as well."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root needs setpriv (util-linux) to be refused anything")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


@POSIX
@pytest.mark.parametrize(
    "locked", ["exercises/toy", "exercises/toy/notes", ".drydock", ".git"]
)
def test_a_folder_without_permission_is_told_or_does_not_matter(
    house: House, locked: str
) -> None:
    house = toy.with_engine(house)
    mine = write_work(house)
    (house.root / ".git").mkdir()
    (house.root / ".drydock").mkdir()
    folder = house.root / locked
    folder.chmod(0o555)
    command = [*_obeying_permissions(), sys.executable, "-m", "drydock", "goto", "3"]
    done = subprocess.run(
        command,
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    folder.chmod(0o755)
    assert "Traceback" not in done.stderr
    if locked == ".git":
        assert done.returncode == 0
        return
    assert done.returncode == 3
    assert "Permission denied" in done.stderr
    assert state(house.exercise("toy")) == mine
    assert not copies(house)


# Kills


class Killed(BaseException):
    """Stands for a SIGKILL: nothing of ours runs after it."""


def killing(monkeypatch: pytest.MonkeyPatch, step: int) -> Callable[[], None]:
    """Kills the process before that step; gives what undoes this."""
    steps = [0]

    def at_every_step(function: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            steps[0] += 1
            if steps[0] == step:
                raise Killed
            return function(*args, **kwargs)

        return counted

    for module, name in (
        (os, "rename"),
        (os, "mkdir"),
        (os, "unlink"),
        (os, "rmdir"),
        (shutil, "copyfile"),
    ):
        monkeypatch.setattr(module, name, at_every_step(getattr(module, name)))
    return monkeypatch.undo


def kept_bytes(house: House, *, settled: bool) -> set[bytes]:
    """What every file in `exercises/` and among the kept copies holds."""
    places = [house.root / "exercises", swap.saved(house)]
    if not settled:
        places.append(house.root / ".drydock" / "swap")
    return {content for place in places for content in state(place).values()}


def steps_until_done(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], *, every: int = 1
) -> Iterator[int]:
    """Kills `act` before its first step, before its second, and so on to its end.

    every: 3, for example, where every third step will do.
    """
    for step in range(1, 500, every):
        revive = killing(monkeypatch, step)
        try:
            act()
            return
        except Killed:
            yield step
        finally:
            revive()
    raise AssertionError("it has no end")


@pytest.mark.parametrize("command", ["goto", "undo"])
def test_killed_at_any_step_the_old_or_the_new_state_is_there_after_the_next_command(
    house: House, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    mine = write_work(house)
    pass_stage(house, 1, "mine")
    new = state(house.stage("2").solution)
    old = mine
    if command == "undo":
        going.goto(house, house.stage("3"))
        old, new = new, mine
    begun = house.root.with_name("begun")
    shutil.copytree(house.root, begun)

    def act() -> None:
        if command == "goto":
            going.goto(house, house.stage("3"))
        else:
            going.undo(house)

    count = 0
    for step in steps_until_done(monkeypatch, act):
        count += 1
        assert set(mine.values()) <= kept_bytes(house, settled=False), step
        swap.settle(house)
        assert state(house.exercise("toy")) in (old, new), step
        assert set(mine.values()) <= kept_bytes(house, settled=True), step
        at = "2" if state(house.exercise("toy")) == mine else "3"
        assert current_stage.current(house, "toy") == house.stage(at), step
        going.goto(house, house.stage("1"))
        shutil.rmtree(house.root)
        shutil.copytree(begun, house.root)
    assert count > 20


def test_a_kill_while_settling_loses_nothing_either(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write_work(house)
    begun = house.root.with_name("begun")
    shutil.copytree(house.root, begun)
    count = 0
    for _ in steps_until_done(monkeypatch, lambda: going.goto(house, house.stage("3"))):
        for step in steps_until_done(monkeypatch, lambda: swap.settle(house)):
            count += 1
            assert set(mine.values()) <= kept_bytes(house, settled=False), step
        assert set(mine.values()) <= kept_bytes(house, settled=True)
        shutil.rmtree(house.root)
        shutil.copytree(begun, house.root)
    assert count > 20


def _kill_amid(
    house: House, monkeypatch: pytest.MonkeyPatch, *, arriving: bool
) -> None:
    """Kills a goto while half of the files are away, or half of the new ones there."""
    move = files.move

    def once(source: Path, target: Path) -> None:
        move(source, target)
        first = "tests" if arriving else "toy.ipynb"
        if ("arriving" in source.parts) == arriving and source.name == first:
            raise Killed

    monkeypatch.setattr(files, "move", once)
    with pytest.raises(Killed):
        going.goto(house, house.stage("3"))
    monkeypatch.undo()


@pytest.mark.parametrize("arriving", [False, True])
def test_what_an_editor_saves_after_a_kill_is_not_overwritten(
    house: House, monkeypatch: pytest.MonkeyPatch, arriving: bool
) -> None:
    mine = write_work(house)
    _kill_amid(house, monkeypatch, arriving=arriving)
    (house.exercise("toy") / "toy.ipynb").write_bytes(b"saved late")
    assert swap.settle(house)
    assert {*mine.values(), b"saved late"} <= kept_bytes(house, settled=True)
    if arriving:
        assert state(house.exercise("toy")) == state(house.stage("2").solution)
        going.undo(house)
        assert {*mine.values(), b"saved late"} == {
            *state(house.exercise("toy")).values()
        }


def test_the_next_command_tells_what_it_has_settled(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = toy.with_engine(house)
    mine = write_work(house)
    _kill_amid(house, monkeypatch, arriving=False)
    done = toy.go(house)
    assert "has been taken back; exercises/ is as it was" in done.stderr
    assert state(house.exercise("toy")) == mine
    _kill_amid(house, monkeypatch, arriving=True)
    done = toy.go(house, "undo")
    assert "has been finished" in done.stderr
    assert "Now:     exercises/toy is again as it was" in done.stdout
    assert state(house.exercise("toy")) == mine


# Through the door


def test_the_commands_say_what_they_did(house: House) -> None:
    house = toy.with_engine(house)
    mine = write_work(house)
    assert "No copies" in toy.go(house, "saved").stdout
    assert "Kept:" in toy.go(house, "goto", "3").stdout
    [copy] = copies(house)
    shown = toy.go(house, "saved", copy.name).stdout
    assert "+rows = 'my own work'" in shown and "-n = '02'" in shown
    assert "cell_type" not in shown
    assert "is again as it was" in toy.go(house, "undo").stdout
    assert state(house.exercise("toy")) == mine
    assert "Nothing differs" in toy.go(house, "saved", copy.name).stdout
    assert toy.go(house, "goto").returncode == 2
    assert toy.go(house, "saved", "--restore").returncode == 2


def test_nothing_is_deleted_unasked(house: House) -> None:
    house = toy.with_engine(house)
    write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    arguments = ["-m", "drydock", "saved", copy.name, "--delete"]
    for answer, left in (("", 1), ("n\n", 1), ("y\n", 0)):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=house.root,
            env=os.environ | {"PYTHONPATH": str(house.root / "src")},
            input=answer,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert "notes/idea.txt" in done.stdout
        assert done.returncode == (1 if left else 0)
        assert len(copies(house)) == left


# git is left alone


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("where", ["dirty", "detached", "merging", "worktree"])
def test_whatever_git_is_doing_it_is_left_alone(
    house: House, tmp_path: Path, where: str
) -> None:
    toy.commit_all(house)
    work = house.exercise("toy")
    if where == "merging":
        toy.git(house, "checkout", "-q", "-b", "other")
        (work / "toy.ipynb").write_text("theirs", "utf-8")
        toy.git(house, "commit", "-q", "-am", "Theirs")
        toy.git(house, "checkout", "-q", "main")
        (work / "toy.ipynb").write_text("ours", "utf-8")
        toy.git(house, "commit", "-q", "-am", "Ours")
        with pytest.raises(subprocess.CalledProcessError):
            toy.git(house, "merge", "other")
    elif where == "detached":
        toy.git(house, "checkout", "-q", "--detach")
    elif where == "worktree":
        toy.git(house, "worktree", "add", "-q", str(tmp_path / "wt"), "-b", "wt")
        house = House(tmp_path / "wt")
        work = house.exercise("toy")
    (work / "staged.py").write_text("staged", "utf-8")
    toy.git(house, "add", "exercises/toy/staged.py")
    (work / "staged.py").write_text("changed again", "utf-8")
    (work / "untracked.py").write_text("untracked", "utf-8")
    directory = Path(toy.git(house, "rev-parse", "--absolute-git-dir"))
    common = Path(
        toy.git(house, "rev-parse", "--path-format=absolute", "--git-common-dir")
    )
    mine, of_git = state(work), (state(directory), state(common))
    outside = {
        n: c for n, c in _everything(house).items() if not n.startswith("exercises")
    }
    going.goto(house, house.stage("3"))
    assert state(work) == state(house.stage("2").solution)
    going.undo(house)
    assert state(work) == mine
    assert (state(directory), state(common)) == of_git
    after = {
        name: content
        for name, content in _everything(house).items()
        if not name.startswith(("exercises", ".drydock"))
    }
    assert after == outside


# One at a time


def test_a_second_command_waits_and_says_so(house: House) -> None:
    house = toy.with_engine(house)
    with one_at_a_time(house):
        command = [sys.executable, "-m", "drydock", "goto", "3"]
        second = subprocess.Popen(  # pylint: disable=consider-using-with
            command,
            cwd=house.root,
            env=os.environ | {"PYTHONPATH": str(house.root / "src")},
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert second.stderr is not None
        said = second.stderr.readline()
        assert "waiting for it" in said
        assert not copies(house)
    second.communicate(timeout=30)
    assert second.returncode == 0
    assert len(copies(house)) == 1


def test_a_command_does_not_wait_for_ever(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drydock.safekeeping.lock.WAIT_AT_MOST", 0.1)
    with one_at_a_time(house):
        with pytest.raises(CalledWrongly, match="one command at a time"):
            going.goto(house, house.stage("3"))
