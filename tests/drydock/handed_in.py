"""What people hand in, for the tests of the room."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import toy

from drydock.sandbox import environment, fence
from drydock.teaching.room.submissions import Reader, Submission
from drydock.teaching.room.works import Known
from drydock.workbook.house import House

RIGHT, WRONG = toy.notebook(toy.RIGHT), toy.notebook("rows = [(1, 10), (2, 22)]")
FILE = "toy.ipynb"


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
