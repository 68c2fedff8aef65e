"""Forty submissions, of which many would not be judged: forty rows, and right ones right."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
import toy
from handed_in import FILE, RIGHT, WRONG, a_fence_holds, put, tarred, zipped

from drydock.workbook.house import House
from drydock.workbook.workspace import digest

OTHERS = "__import__('glob').glob({group!r} + '/*/*')"
# What each notebook does before it says what is right.
DOES = {
    "loops": "while True: pass",
    "sleeps": "import time; time.sleep(1000)",
    "forks": "import os\nfor n in range(9):\n    if os.fork() == 0:\n        while True: pass",
    "forks on and on": "import os\nwhile True: os.fork()",
    "leaves a daemon": "import os, time\nif os.fork() == 0:\n    os.setsid()\n"
    "    if os.fork() == 0:\n        time.sleep(1000)\n    os._exit(0)",
    "kills its parent": "import os; os.kill(os.getppid(), 9)",
    "kills its group": "import os; os.killpg(0, 9)",
    "kills everybody": "import os; os.kill(-1, 9)",
    "stops its parent": "import os, signal; os.kill(os.getppid(), signal.SIGSTOP)",
    "ends": "import os; os._exit(0)",
    "exits": "exit()",
    "asks": "input()",
    "fills the memory": "x = []\nwhile True: x.append(bytearray(10**8))",
    "fills the disk": "with open('x', 'wb') as f:\n    while True: f.write(bytes(10**7))",
    "prints": "for n in range(10**4): print('x' * 100)",
    "recurses": "def f(): f()\nf()",
    "closes all": "import os; os.closerange(0, 500)",
    "writes to the table": "import os\n"
    "for path in os.listdir({house!r} + '/.drydock/room'): print(path)",
    "writes to others": "for path in OTHERS:\n    open(path, 'a').write('spoiled')",
    "reads from others": "for path in OTHERS:\n    print(open(path).read())",
    "removes others": "import shutil; shutil.rmtree({group!r})",
    "removes what judges": "import shutil; shutil.rmtree({house!r} + '/tests')",
    "empties its own": "import shutil, os; shutil.rmtree(os.getcwd())",
}
# Of these, who comes to the end says what is right: the harm is done to nobody.
GOES_ON = (
    *("forks", "leaves a daemon", "kills its parent", "stops its parent", "prints"),
    *("closes all", "writes to others", "reads from others", "empties its own"),
)
RIGHT_ALL_THE_SAME = {
    "tries to write": "for path in OTHERS:\n    try: open(path, 'a').write('spoiled')\n"
    "    except OSError: pass",
    "tries to kill": "import os\ntry: os.kill({pid}, 9)\nexcept OSError: pass",
}


def _notebook(does: str, group: Path, house: House) -> str:
    text = does.replace("OTHERS", OTHERS)
    for name, value in (
        ("{group!r}", repr(str(group))),
        ("{house!r}", repr(str(house.root))),
        ("{pid}", str(os.getpid())),
    ):
        text = text.replace(name, value)
    return toy.notebook(text, toy.RIGHT)


@pytest.mark.long
def test_forty_submissions_are_forty_rows(house: House, tmp_path: Path) -> None:
    if not a_fence_holds():
        pytest.skip("only Linux keeps a fence, from 6.12 on")
    house = toy.with_engine(house)
    group = tmp_path / "hand éd in"
    all_of_them = DOES | RIGHT_ALL_THE_SAME
    files: dict[str, str | bytes] = {
        f"{who}/{FILE}": _notebook(does, group, house)
        for who, does in all_of_them.items()
    }
    files |= {
        f"right one/{FILE}": RIGHT,
        "right two.zip": zipped({f"x/exercises/toy/{FILE}": RIGHT}),
        "right three.tar.gz": tarred({f"toy/{FILE}": RIGHT + "\n"}),
        f"the same/a/b/{FILE}": RIGHT,
        f"wrong/{FILE}": WRONG,
        "no zip.zip": b"PK\3\4",
        "cut.zip": zipped({FILE: RIGHT})[:-40],
        "nothing.zip": b"",
        f"no bytes/{FILE}": b"",
        f"no notebook/{FILE}": b"\x89PNG\r\n",
        f"braces/{FILE}": b"{" * 200_000,
        "a text/essay.txt": b"Dear all",
        "leads out.zip": zipped({"../../../x.py": "x"}),
    }
    put(group, files)
    (group / "empty").mkdir()
    (group / "a link").symlink_to("/etc")
    people = {one.name.partition(".")[0] for one in group.iterdir()}
    assert len(people) == 40
    before = digest(group), digest(house.root / "tests")
    out = tmp_path / "room.csv"
    done = toy.python(
        house,
        *("-m", "drydock", "room", str(group), "--stage", "1"),
        *("--csv", str(out), "--time-limit", "4"),
        limit=900,
    )
    assert done.returncode == 1, done.stderr
    with open(out, encoding="utf-8", newline="") as lines:
        found = {line["who"]: line["result"] for line in csv.DictReader(lines)}
    assert found.keys() == people
    right = {who for who, result in found.items() if result == "PASS"}
    certain = {"right one", "right two", "right three", "the same", *RIGHT_ALL_THE_SAME}
    assert certain <= right <= {*certain, *GOES_ON}, found
    not_read = {who for who, result in found.items() if result == "not judged"}
    assert not_read == {
        *("no zip", "cut", "nothing", "a text", "leads out", "empty", "a link")
    }
    assert set(found.values()) <= {"PASS", "FAIL", "not judged", "ENDED"}
    assert (digest(group), digest(house.root / "tests")) == before
