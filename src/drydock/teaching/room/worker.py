"""A process that judges what others have handed in, one work after the other, and is warm.

Called as `python -P -m drydock.teaching.room.worker`; reads orders from standard input, a
JSON object a line. The first says where it may be, and which cores are its own: {"own":
folder, "hidden": [path, ...], "fenced": true, "cores": [number, ...]}; it is answered with
{"fenced": whether the system keeps the fence}. Then {"stage": "titanic/8", "folder": path,
"time_limit": seconds or null, "token": text}, each answered with the token and {"verdict":
..., "content": digest of what was judged}, or {"broken": text}. The end of standard input
ends the worker and all that it has started.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

from drydock.errors import Told
from drydock.sandbox import fence
from drydock.sandbox.own_channels import own_channels
from drydock.sandbox.processes import end_all
from drydock.workbook.house import HERE

# What a check needs to read of the workbook.
READ = ("src", "tests", "solutions", "data", "notebooks", "exercises", "pyproject.toml")
KEPT = ("cache", "models")
SHARED_MEMORY = Path("/dev/shm")


def main() -> None:
    source, answers = own_channels()

    def answer(**told: Any) -> None:
        answers.write(json.dumps(told) + "\n")
        answers.flush()

    place, is_fenced = json.loads(source.readline() or b"{}"), False
    if place:
        if place["cores"]:
            os.sched_setaffinity(0, place["cores"])
        is_fenced = place["fenced"] and _stand_fence(place)
        answer(fenced=is_fenced)
    orders: SimpleQueue[dict[str, Any]] = SimpleQueue()
    last = ""
    threading.Thread(target=_read, args=[source, orders], daemon=True).start()
    while True:
        order = orders.get()
        told = _judged(order, last, is_fenced=is_fenced)
        last = told.get("content", "")
        answer(token=order["token"], **told)


def _read(source: BinaryIO, orders: SimpleQueue[dict[str, Any]]) -> None:
    for line in source:
        orders.put(json.loads(line))
    end_all(os.getpid())


def _stand_fence(place: dict[str, Any]) -> bool:
    root, own = HERE.root, Path(place["own"])
    kept = [root / ".drydock" / name for name in KEPT]
    python = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve()]
    writable = [own, Path(os.devnull), root / ".drydock" / "cache" / "matplotlib"]
    if SHARED_MEMORY not in own.parents:
        writable.append(SHARED_MEMORY)
    return fence.stand(
        readable=[*(root / name for name in READ), *kept, *python],
        writable=writable,
        hidden=[Path(one) for one in place["hidden"]],
        listable=[root],
    )


def _judged(order: dict[str, Any], last: str, *, is_fenced: bool) -> dict[str, Any]:
    """What the check says; last: the digest of the work before this one."""
    # pytest is imported once the fence stands.
    # pylint: disable-next=import-outside-toplevel
    from drydock.judging.checking import check

    # pylint: disable-next=import-outside-toplevel
    from drydock.judging.guard import MEANWHILE

    # pylint: disable-next=import-outside-toplevel
    from drydock.judging.remembered_answers import forget

    # pylint: disable-next=import-outside-toplevel
    from drydock.workbook.workspace import digest

    folder = Path(order["folder"])
    try:
        content = digest(folder)
        if content != last:
            forget()
        verdict = check(
            HERE.stage(order["stage"]), folder, time_limit=order["time_limit"]
        )
    except Told as error:
        return {"broken": f"{error.found}. {error.remedy}"}
    told = verdict.as_json()
    for finding in told["findings"]:
        del finding["details"]
        if finding["title"] == MEANWHILE and is_fenced:  # it was not the work
            return {"broken": f"{finding['found']}. Judge again"}
    return {"verdict": told, "content": content}


if __name__ == "__main__":
    main()
