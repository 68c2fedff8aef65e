"""The fence around a process: what it keeps in, and what can still be done within it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drydock.sandbox import environment, fence

IS_KEPT = fence.version() >= fence.OF_RENAMING
needs_fence = pytest.mark.skipif(not IS_KEPT, reason="the system has no Landlock")
STAND = """
import os, signal, subprocess, sys
from pathlib import Path
from drydock.sandbox import fence
root = Path(sys.argv[1])
python = [Path(sys.prefix), Path(sys.base_prefix), fence.Path(fence.__file__).parents[2]]
kept = fence.stand(
    readable=[*python, root / "shown"], writable=[root / "own", Path(os.devnull)],
    hidden=[root / "shown" / "hidden"], listable=[root / "listed"])
assert kept
def refused(do):
    try:
        do()
    except PermissionError:
        return True
    return False
"""


def _within(root: Path, code: str) -> str:
    """What code says of itself within a fence in `root`, in another process."""
    for name in ("own", "other", "listed", "shown/hidden"):
        (root / name).mkdir(parents=True)
        (root / name / "file").write_text("text")
    (root / "shown" / "file").write_text("text")
    done = subprocess.run(
        [sys.executable, "-c", STAND + code, str(root)],
        env=environment.with_engine(os.environ),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@needs_fence
def test_what_can_be_read_and_written(tmp_path: Path) -> None:
    told = _within(
        tmp_path,
        """
for name in ("own", "shown", "shown/hidden", "other", "listed"):
    file = root / name / "file"
    words = [name]
    words += ["reads"] * (not refused(file.read_text))
    words += ["lists"] * (not refused(lambda: os.listdir(root / name)))
    words += ["writes"] * (not refused(lambda: file.write_text("new")))
    words += ["makes"] * (not refused(lambda: (root / name / "more").mkdir()))
    print(*words)
""",
    )
    assert told.splitlines() == [
        "own reads lists writes makes",
        "shown reads",
        "shown/hidden",
        "other",
        "listed lists",
    ]
    assert (tmp_path / "other" / "file").read_text() == "text"


@needs_fence
def test_what_it_starts_is_within_as_well(tmp_path: Path) -> None:
    code = """
import shutil
done = subprocess.run(["rm", "-rf", str(root / "other")], stderr=subprocess.DEVNULL)
print(done.returncode)
os.rename(root / "own" / "file", root / "own" / "moved")
os.makedirs(root / "own" / "a" / "b")
os.rename(root / "own" / "moved", root / "own" / "a" / "b" / "moved")
print(sorted(os.listdir(root / "own" / "a" / "b")))
"""
    assert _within(tmp_path, code) == "1\n['moved']"
    assert (tmp_path / "other" / "file").exists()


@pytest.mark.skipif(
    fence.version() < fence.SIGNALS_SINCE, reason="Landlock keeps no signals yet"
)
def test_nobody_outside_is_ended(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as other:
        code = f"print(refused(lambda: os.kill({other.pid}, signal.SIGKILL)))"
        assert _within(tmp_path, code) == "True"
        assert other.poll() is None
        other.kill()


def test_where_there_is_none_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "version", lambda: 1)
    assert fence.stand(readable=[], writable=[], hidden=[]) is False
    Path(os.devnull).write_text("still open", "utf-8")
