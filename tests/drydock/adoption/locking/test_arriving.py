"""A new lock arrives in its folder: whole, or at the next call, wherever it is killed."""

from __future__ import annotations

from pathlib import Path

import pytest
from adopted import contents
from kills import steps_until_done

from drydock import files
from drydock.adoption.locking import arriving, lock

NEW = {
    "sales.py": b"x = 1\n",
    "tests/approved/x.csv": b"1\n",
    "tests/test_it.py": b"\n",
}


def _made(folder: Path) -> Path:
    for name, text in NEW.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    return folder


def _own(folder: Path, own: dict[str, bytes]) -> Path:
    """A folder that holds this; without anything in it, it is not there."""
    for name, text in own.items():
        folder.mkdir()
        (folder / name).write_bytes(text)
    return folder


@pytest.mark.parametrize("is_there", [False, True])
def test_whenever_it_is_killed_the_next_call_finds_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    made = _made(tmp_path / "made")
    own = {"survey.html": b"mine"} if is_there else {}
    folders = [_own(tmp_path / "0", own)]
    whole = 0
    for _ in steps_until_done(monkeypatch, lambda: arriving.arrive(made, folders[-1])):
        has_lock = lock.is_there(folders[-1])
        whole += has_lock
        assert contents(folders[-1]) == (own | NEW if has_lock else own)
        folders.append(_own(tmp_path / str(len(folders)), own))
    assert contents(folders[-1]) == own | NEW
    assert 0 < whole < len(folders) - 1
    assert not list((folders[-1] / files.OF_DRYDOCK).iterdir())


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "into").mkdir()
    (tmp_path / "into/pytest.ini").write_text("mine")
    made = _made(tmp_path / "made")
    (made / "pytest.ini").write_text("new")
    arriving.arrive(made, tmp_path / "into")
    assert (tmp_path / "into/pytest.ini").read_text() == "mine"
