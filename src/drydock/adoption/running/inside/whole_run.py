"""Runs all cells of a notebook, and writes down what happens, an event a line.

Started with the path of a request: see `drydock.adoption.running.run`, which reads the
events. Standard input stays open for as long as whoever has started it lives.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import Any

from . import failures, names, shell, values, walls
from .limits import CellLimit, Clock, Interrupted, TimeIsUp

SKIPPED, MAY_FAIL = "skip-execution", "raises-exception"
OURS = ("In", "Out", "get_ipython", "exit", "quit", "open", "display")
END_SHARE, END_START = 0.1, 10.0
PACKAGE = re.compile(r"([A-Za-z0-9_.]+?)-([0-9][^-]*)(?:-.*)?\.(?:dist|egg)-info$")
FILE = 4 * 10**9
CHILD_SUBREAPER = 36


class Notebook:
    """The notebook that runs; tell: takes each event."""

    def __init__(self, request: dict[str, Any], log: Any) -> None:
        self._request, self._log = request, log
        self._hidden = request["hidden"]
        self._walls = walls.Walls(
            request["tree"], request["folder"], request["writable"]
        )
        held = walls.landlock([*request["writable"], "/dev"])
        sys.addaudithook(self._walls.look)
        self._outputs = shell.Outputs(request["places"])
        self._shell = shell.make(self._outputs)
        self._before = set(self._shell.space)
        self._known: dict[str, tuple[Any, str | None]] = {}
        self._lost, self._patience = names.Lost(), values.Patience()
        self._is_held = held
        self._clock = Clock(request["cell_limit"], request["limit"])

    def tell(self, event: str, **more: Any) -> None:
        """Writes an event down, for whoever waits for it."""
        self._log.write(json.dumps({"event": event, **more}) + "\n")
        self._log.flush()

    def run(self) -> None:
        """All cells in order; those that hang on one that has failed are left out."""
        stopped = None
        for cell in self._request["cells"]:
            status = TimeIsUp.status if self._clock.is_up else self._cell(cell)
            if status == TimeIsUp.status:
                stopped = f"all cells together may take {self._request['limit']:g} s"
                break
            if status == "interrupted":
                stopped = "it was interrupted"
                break
        self.tell("end", end=self._end(), packages=_packages(), stopped=stopped)

    def _cell(self, cell: dict[str, Any]) -> str:
        source = shell.prepared(cell["source"], self._is_held)
        about = names.Cell(self._shell.plain(source))
        waits = sorted(self._lost.holds_up(about))
        if waits or SKIPPED in cell["tags"]:
            self._lost.failed(about, self._lasting())
            self.tell("ran", number=cell["number"], status="not run", waits=waits)
            return "not run"
        self.tell("cell", number=cell["number"])
        self._outputs.begin_cell()
        self._walls.begin_cell()
        bound = {name: id(one) for name, one in self._shell.space.items()}
        began = time.monotonic()
        error, code_name = self._timed(source, cell["number"])
        seconds = time.monotonic() - began
        status = _status(error)
        if error is None or MAY_FAIL in cell["tags"]:
            status = "ok"
            self._lost.ended(about)
        else:
            self._lost.failed(about, self._lasting())
        self.tell(
            "ran",
            number=cell["number"],
            status=status,
            seconds=round(seconds, 4),
            error=self._failure(error, code_name, cell["source"]),
            outputs=self._outputs.all,
            warnings=self._outputs.warnings,
            changed=self._changed(about, bound),
            files_read=list(self._walls.read),
            files_written=list(self._walls.written),
            kept_from=list(map(self._outputs.as_owned, self._walls.kept_from)),
        )
        return status

    def _failure(
        self, error: BaseException | None, code_name: str, source: str
    ) -> dict[str, Any] | None:
        if error is None:
            return None
        told = failures.told(error, code_name, source, self._shell.cells)
        own = self._outputs.as_owned
        told["names"] = {key: own(one) for key, one in told["names"].items()}
        for part in ("message", "traceback"):
            told[part] = own(told[part])
        return told

    def _timed(self, source: str, number: int) -> shell.Outcome:
        """Runs a cell within its limit."""
        try:
            self._clock.begin_cell()
            return self._shell.run(source, number)
        except KeyboardInterrupt as error:  # it came a moment late
            return error, ""
        finally:
            self._clock.end_cell()

    def _lasting(self) -> set[str]:
        """The modules and functions that are there: no failing cell changes them."""
        kinds = ("module", "function")
        space = self._shell.space
        return {one for one in space if values.kind_of(space[one]) in kinds}

    def _own_names(self) -> list[str]:
        return [
            name
            for name in self._shell.space
            if isinstance(name, str)
            and not name.startswith("_")
            and name not in OURS
            and name not in self._before
        ]

    def _changed(self, about: names.Cell, bound: dict[str, int]) -> dict[str, Any]:
        """What the cell has bound, and what it has changed in place."""
        space = self._shell.space
        own = self._own_names()
        touched = names.reached([*about.needs, *about.makes], space)
        same = {id(space[name]) for name in touched}
        found = {}
        for name in own:
            value = space[name]
            is_bound = name in about.makes or bound.get(name) != id(value)
            if not is_bound and id(value) not in same:
                continue
            told = self._described(name, value)
            before = self._known.get(name)
            if is_bound or (before and told["digest"] and told["digest"] != before[1]):
                found[name] = told
            self._known[name] = (value, told["digest"])
        for name in [one for one in self._known if one not in space]:
            del self._known[name]
        return found

    def _described(self, name: str, value: Any) -> dict[str, Any]:
        began = time.monotonic()
        told = values.describe(value, self._hidden, self._patience.allows(value))
        self._patience.spent(time.monotonic() - began)
        if not told["digest"] and name in self._known and self._known[name][0] is value:
            told["digest"] = self._known[name][1]
        return told

    def _end(self) -> dict[str, Any]:
        """Every name at the end, as long as that takes no unseemly time."""
        began = time.monotonic()
        most = END_START + END_SHARE * (began - self._clock.began)
        found = {}
        for name in self._own_names():
            is_in_time = time.monotonic() - began < most
            value = self._shell.space[name]
            found[name] = values.describe(value, self._hidden, is_in_time)
        return found


def _status(error: BaseException | None) -> str:
    if isinstance(error, CellLimit):
        return error.status
    return "interrupted" if isinstance(error, Interrupted) else "failed"


def _packages() -> dict[str, str]:
    """What is installed, by the names of the folders that say so."""
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            entries = os.listdir(place or ".")
        except OSError:
            continue
        for match in filter(None, map(PACKAGE.match, entries)):
            found.setdefault(match[1].replace("_", "-").lower(), match[2])
    return found


def _confine() -> None:
    """Limits that the system keeps, where it can."""
    try:
        import resource  # pylint: disable=import-outside-toplevel
    except ImportError:
        return
    wanted = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, FILE)]
    if sys.platform == "linux":
        _adopt_orphans()
        pages, page = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
        wanted.append((resource.RLIMIT_DATA, int(pages * page * 0.45)))
    for which, most in wanted:
        hard = resource.getrlimit(which)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(which, (most, most))
        except (OSError, ValueError):
            continue


def _adopt_orphans() -> None:
    """Becomes the parent of what its descendants leave behind, so that it can be found."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(CHILD_SUBREAPER, 1, 0, 0, 0)


def _on_a_leash() -> None:
    """Ends this process when whoever has started it is no more."""
    parent = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    def listen() -> None:
        try:
            os.read(parent, 1)
        except OSError:
            return
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=listen, daemon=True).start()


def main(path: str) -> None:
    """Runs the notebook of a request, and waits to be ended."""
    with open(path, encoding="utf-8") as file:
        request = json.load(file)
    # pylint: disable-next=consider-using-with
    log = open(request["log"], "a", encoding="utf-8", errors="backslashreplace")
    sys.argv = ["notebook"]
    os.chdir(request["folder"])
    _confine()
    notebook = Notebook(request, log)
    for name in [one for one in sys.modules if one.partition(".")[0] == "inside"]:
        del sys.modules[name]
    sys.path[:2] = [""]
    _on_a_leash()
    version = ".".join(map(str, sys.version_info[:3]))
    notebook.tell("begin", version=version, python=sys.executable)
    notebook.run()
    log.close()
    # Whoever has started it ends it now, with all that the notebook has started.
    while True:
        time.sleep(60)
