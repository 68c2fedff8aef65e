"""The same table with two Dask workers as without, also where one is killed in the middle."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import distributed
import pytest
import toy
from handed_in import FILE, RIGHT, WRONG, put

from drydock.workbook.house import House

STARTING_MAY_TAKE = 60.0


def _start(house: House, *words: str, **how: Any) -> subprocess.Popen[Any]:
    """A module of Python, with the engine of a house, in a process of its own."""
    how.setdefault("stderr", subprocess.DEVNULL)
    # pylint: disable-next=consider-using-with
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        **how,
    )


@contextmanager
def _cluster(
    house: House, folder: Path
) -> Iterator[tuple[str, list[subprocess.Popen[Any]]]]:
    """The address of a scheduler, and two workers."""
    at = folder / "scheduler.json"
    local = ["--host=127.0.0.1", f"--scheduler-file={at}"]
    own = [
        "--nthreads=1",
        "--no-nanny",
        "--no-dashboard",
        f"--local-directory={folder}",
    ]
    of_scheduler = ["--port=0", "--dashboard-address=127.0.0.1:0"]
    started = [_start(house, "dask", "scheduler", *of_scheduler, *local)]
    try:
        end = time.monotonic() + STARTING_MAY_TAKE
        while not at.exists() and time.monotonic() < end:
            time.sleep(0.1)
        started += [_start(house, "dask", "worker", *own, *local) for _ in range(2)]
        address = json.loads(at.read_bytes())["address"]
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=STARTING_MAY_TAKE)
        yield address, started[1:]
    finally:
        for one in started:
            one.kill()
            one.wait()


def _lines(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _handed_in(folder: Path) -> Path:
    files: dict[str, str | bytes] = {"no zip.zip": b"PK", f"wrong/{FILE}": WRONG}
    for number in range(8):
        text = toy.notebook(f"import time; time.sleep({number % 3})", toy.RIGHT)
        files |= {f"person {number}/{FILE}": text, f"again {number}/{FILE}": text}
    files |= {f"right/{FILE}": RIGHT, f"loops/{FILE}": toy.notebook("while True: pass")}
    files |= {f"ends/{FILE}": toy.notebook("import os; os.kill(os.getpid(), 9)")}
    return put(folder, files)


@pytest.mark.long
def test_dask_gives_the_same_table_also_where_a_worker_is_killed(
    house: House, tmp_path: Path
) -> None:
    house = toy.with_engine(house)
    words = ["room", str(_handed_in(tmp_path / "hand éd in")), "--again"]
    words.append("--time-limit=4")
    alone, together = tmp_path / "alone.csv", tmp_path / "together.csv"
    assert toy.go(house, *words, f"--csv={alone}").returncode == 1
    with _cluster(house, tmp_path) as (address, workers):
        words += [f"--dask={address}", f"--csv={together}"]
        how = {"stderr": subprocess.PIPE, "encoding": "utf-8"}
        with _start(house, "drydock", *words, **how) as room:
            for line in room.stderr or ():
                if line.startswith("[2 of"):
                    workers[0].kill()
        assert room.returncode == 1
        assert [worker.poll() is None for worker in workers] == [False, True]
    assert _lines(together) == _lines(alone)
    assert sum(line["result"] == "PASS" for line in _lines(alone)) >= 17
