"""Driving `go watch` as a person does: saving files, pressing keys, reading lines."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from drydock.workbook.house import House

VERDICT = re.compile(r"(PASS|FAIL|BROKEN)  ")


class Watched:
    """A `go watch` at work in a house with an engine, with its input and output piped."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._seen = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def wait_for(self, wanted: Callable[[str], bool], seconds: float = 60) -> str:
        """The first line from here on that is as wanted; the lines before it are seen."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            while self._seen < len(self.lines):
                self._seen += 1
                if wanted(self.lines[self._seen - 1]):
                    return self.lines[self._seen - 1]
            time.sleep(0.01)
        raise AssertionError(f"not within {seconds} s:\n" + "\n".join(self.lines))

    def verdict(self, seconds: float = 60) -> str:
        """The word of the next verdict."""
        line = self.wait_for(lambda line: bool(VERDICT.match(line)), seconds)
        return line.split()[0]

    def last_verdict(self, quiet: float = 2.0) -> str:
        """The word of the last verdict, once none has come for some seconds."""
        word = self.verdict()
        while True:
            try:
                word = self.verdict(quiet)
            except AssertionError:
                return word

    def has_said(self, text: str, seconds: float = 20) -> bool:
        """Whether some line has the text, be it one that is still on its way."""
        deadline = time.monotonic() + seconds
        while not any(text in line for line in self.lines):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True

    def press(self, keys: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(keys + "\n")
        self.process.stdin.flush()

    def family(self) -> list[psutil.Process]:
        """The process and all that it has started."""
        parent = psutil.Process(self.process.pid)
        return [parent, *parent.children(recursive=True)]


def command(house: House, *arguments: str) -> list[str]:
    assert (house.root / "src/drydock").is_dir()
    return [sys.executable, "-m", "drydock", "watch", *arguments]


def environment(house: House, temporary: Path) -> dict[str, str]:
    temporary.mkdir(exist_ok=True)
    mine = {"PYTHONPATH": str(house.root / "src"), "PYTHONUTF8": "1"}
    return os.environ | mine | {"TMPDIR": str(temporary), "TEMP": str(temporary)}


@contextmanager
def watching(house: House, *arguments: str, temporary: Path) -> Iterator[Watched]:
    """`go watch`, ended with q; fails if any process or temporary file is left."""
    with subprocess.Popen(
        command(house, *arguments),
        env=environment(house, temporary),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        watched = Watched(process)
        family = []
        try:
            yield watched
            family = watched.family() if process.poll() is None else []
            if family:
                watched.press("q")
            assert process.wait(timeout=20) == 0, watched.lines
        finally:
            process.kill()
    assert_gone(family)
    assert not list(temporary.iterdir())


def assert_gone(family: list[psutil.Process]) -> None:
    """Fails if a process of the family runs on."""
    _, alive = psutil.wait_procs(family, timeout=5)
    assert not alive


def save(path: Path, text: str) -> None:
    """As many editors do: a new file beside it takes the place of the old one."""
    fresh = path.with_name(f".{path.name}.swp")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def solve(house: House, stage: str = "1") -> None:
    """Puts the solution of a stage in the place of the whole folder, as `goto` does."""
    asked = house.stage(stage)
    work = house.exercise(asked.kata)
    fresh = work.with_name(f"{work.name}.new")
    shutil.copytree(asked.solution, fresh)
    if work.exists():
        work.rename(house.root / f"old-{time.monotonic_ns()}")
    fresh.rename(work)
