"""What people hand in, for the tests of the room."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import toy

from drydock.sandbox import environment, fence
from drydock.teaching.room.submissions import Reader, Submission
from drydock.teaching.room.workers import Closed, Ended
from drydock.teaching.room.works import Known
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import digest

RIGHT, WRONG = toy.notebook(toy.RIGHT), toy.notebook("rows = [(1, 10), (2, 22)]")
FILE = "toy.ipynb"


FINDING = {"title": "All is well", "found": "it is not", "next": "look", "notes": []}
FINDING |= {"expected": "", "marks": {}, "decided_at": "tests/x.py:1"}


class FakeWorker:
    """Says PASS of the right work, and ends where the work says so. asked: what it was asked
    about, and how often."""

    asked: Counter[str] = Counter()
    is_fenced = True

    def __init__(self, place: object, number: int) -> None:
        assert place and number >= 0
        self.is_closed = threading.Event()

    def judge(
        self, stage: Stage, work: Path, content: str, time_limit: float | None
    ) -> dict[str, Any]:
        assert (stage.number, time_limit) == (1, 5.0)
        assert digest(work) == content
        text = (work / FILE).read_text("utf-8")
        self.asked[text] += 1
        if "ends" in text:
            raise Ended("tried twice: the process that judged it was ended")
        if "stops" in text:
            raise KeyboardInterrupt
        if "waits" in text:
            assert self.is_closed.wait(30)
            raise Closed
        word = "PASS" if text == RIGHT else "FAIL"
        return {"verdict": {"verdict": word, "findings": [FINDING | {"word": word}]}}

    def close(self) -> None:
        self.is_closed.set()


def read(house: House, *sources: Path | str) -> dict[str, Submission]:
    """What is found in sources, by name."""
    spare = house.root / "spare"
    spare.mkdir(exist_ok=True)
    found = Reader(Known(house), spare).read([str(one) for one in sources])
    return {one.who: one for one in found}


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def tarred(files: Mapping[str, str | tarfile.TarInfo], mode: str = "w:gz") -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode=mode) as archive:  # type: ignore[call-overload]
        for name, text in files.items():
            if isinstance(text, tarfile.TarInfo):
                archive.addfile(text)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return content.getvalue()


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def code_of(one: Submission, name: str = FILE) -> str:
    """What is in a file of the one work that somebody has handed in."""
    (work,) = one.works
    return work.files[name].read(10**6).decode()


def a_fence_holds() -> bool:
    """Whether a process within a fence is refused to end this one: tried, not assumed, since
    some of what is handed in would end whatever it can."""
    if fence.version() < fence.SIGNALS_SINCE:
        return False
    code = (
        "import os, sys; from drydock.sandbox import fence;"
        "kept = fence.stand(readable=[], writable=[], hidden=[]);"
        f"os.kill({os.getpid()}, 0) if kept else sys.exit()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment.with_engine(os.environ),
        stderr=subprocess.PIPE,
        check=False,
    )
    return b"PermissionError" in done.stderr
