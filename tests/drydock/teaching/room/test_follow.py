"""Looking again: whatever has changed in a folder or a repository is seen, and nothing else
is judged anew."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
import toy
from handed_in import FILE, RIGHT, WRONG, FakeWorker, put

from drydock.teaching.room import follow
from drydock.teaching.room import room as rooms
from drydock.teaching.room.follow import Following, Round, Targets
from drydock.teaching.room.room import Wish
from drydock.workbook.house import House

Watch = Callable[..., Iterator[Round]]


class Nobody:
    """Listens to nothing."""

    def begun(self, case: object) -> None:
        """Nothing is shown."""

    done = begun


@pytest.fixture(name="watch")
def _watch(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    FakeWorker.asked.clear()
    monkeypatch.setattr(rooms, "Worker", FakeWorker)
    monkeypatch.setattr(follow, "LOOK_EVERY", 0.05)
    open_ones: list[Following] = []

    def watch(*sources: Path | str, again: bool = False) -> Iterator[Round]:
        named = [str(one) for one in sources]
        one = Following(house, named, Wish(None, 5.0), Targets(), again=again)
        open_ones.append(one.__enter__())  # pylint: disable=unnecessary-dunder-call
        return one.rounds(lambda _: nullcontext(Nobody()), forever=True)

    yield watch
    for one in open_ones:
        one.__exit__()


def _marks(one: Round) -> dict[str, str]:
    return {
        row.who: str(judged.mark) for row in one.rows for judged in row.judged.values()
    }


def _commit(house: House, who: str, text: str, *options: str) -> None:
    (house.exercise("toy") / FILE).write_text(text, "utf-8")
    toy.git(house, "commit", "-q", "-am", who, *options)


@pytest.fixture(name="classroom")
def _classroom(tmp_path: Path) -> House:
    """The repository of a group, with a branch for Ada."""
    group = toy.build(tmp_path / "class")
    toy.commit_all(group)
    toy.git(group, "checkout", "-q", "-b", "ada")
    _commit(group, "ada", WRONG)
    return group


@toy.needs_git
def test_commits_forced_ones_and_deleted_branches_are_seen(
    classroom: House, watch: Watch
) -> None:
    rounds = watch(f"{classroom.root}@*")
    assert _marks(next(rounds)) == {"ada": "FAIL", "main": "none"}
    _commit(classroom, "ada again", RIGHT)
    assert _marks(next(rounds)) == {"ada": "PASS", "main": "none"}
    toy.git(classroom, "checkout", "-q", "-B", "ada", "main")
    _commit(classroom, "another history", WRONG)
    assert _marks(next(rounds)) == {"ada": "FAIL", "main": "none"}
    toy.git(classroom, "branch", "-q", "bob")
    assert _marks(next(rounds)) == {"ada": "FAIL", "main": "none", "bob": "FAIL"}
    toy.git(classroom, "checkout", "-q", "main")
    toy.git(classroom, "branch", "-q", "-D", "ada")
    assert _marks(next(rounds)) == {"main": "none", "bob": "FAIL"}
    assert FakeWorker.asked[WRONG] == 1


@toy.needs_git
def test_what_is_fetched_is_seen(
    classroom: House, watch: Watch, tmp_path: Path
) -> None:
    clone = House(tmp_path / "a clone")
    toy.git(classroom, "clone", "-q", str(classroom.root), str(clone.root))
    rounds = watch(f"{clone.root}@ada")
    assert _marks(next(rounds)) == {"ada": "FAIL"}
    toy.git(clone, "checkout", "-q", "--detach")
    toy.git(clone, "branch", "-q", "-D", "ada")
    next(rounds)  # the branch of the remote stands for her now
    toy.git(classroom, "reset", "-q", "--hard", "main")
    _commit(classroom, "pushed by force", RIGHT)
    toy.git(clone, "fetch", "-q")
    assert _marks(next(rounds)) == {"ada": "PASS"}


@toy.needs_git
def test_a_branch_that_has_gone_is_waited_for(
    classroom: House, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = watch(f"{classroom.root}@ada")
    next(rounds)
    toy.git(classroom, "checkout", "-q", "main")
    toy.git(classroom, "branch", "-q", "-m", "ada", "away")
    later = threading.Timer(
        0.5, lambda: toy.git(classroom, "branch", "-q", "-m", "away", "ada")
    )
    later.start()
    assert _marks(next(rounds)) == {"ada": "FAIL"}
    later.join()
    told = capsys.readouterr().err
    assert "Waiting for a branch of" in told and "that fits ada" in told


def test_files_and_folders_are_seen_and_only_what_is_new_is_judged(
    watch: Watch, tmp_path: Path
) -> None:
    group = put(tmp_path / "in", {f"ada/{FILE}": WRONG})
    rounds = watch(group, again=True)
    assert _marks(next(rounds)) == {"ada": "FAIL"}
    put(group, {f"bob/{FILE}": RIGHT})
    assert _marks(next(rounds)) == {"ada": "FAIL", "bob": "PASS"}
    shutil.rmtree(group / "ada")
    assert _marks(next(rounds)) == {"bob": "PASS"}
    assert set(FakeWorker.asked.values()) == {1}
