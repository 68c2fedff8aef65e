"""What a participant's code leaves alone: what judges it, the answers, and the data.

In the child, Python tells of every file that is opened; here it is looked at who opens
what. Only what has the participant's own code on its way counts: what the engine and the
kata's observers open is theirs. Nobody is kept from reading, since it is told anyway; from
writing into the house they are.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from drydock.errors import CheckFailed
from drydock.sandbox.own_frames import CELL, shown_file

EVENT = "off limits"
AT_MOST = 3
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
LISTING = ("os.listdir", "os.scandir")
# Of each event that changes something, which of its arguments are paths.
CHANGING = {
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.link": (1,),
    "os.symlink": (1,),
    "shutil.rmtree": (0,),
}
STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn")
NAMED_IN_A_COMMAND = re.compile(r"\bsolutions?/|(?:\.\./)+(?:tests|\.drydock)/")

Tell = Callable[..., None]


def watch(request: dict[str, Any], tell: Tell) -> None:
    """From here on, tells with an EVENT what the code in the request's folder reads or
    changes that it should leave alone; see `told`.

    request["house"]: the root of the house that judges it.
    """
    guard = Watch(request["house"], Path(request["folder"]), tell)
    sys.addaudithook(guard.look)


def told(event: dict[str, Any]) -> CheckFailed:
    """The failure to raise for an EVENT."""
    path, where = event["path"], f" ({event['where']})" if event["where"] else ""
    if event["did"] == "reads":
        return CheckFailed(
            expected="what your code and your tests give, they get from data/ and from"
            " what lies in exercises/",
            found=f"they look into {path}{where}",
            remedy="take that line out: what reads the answers agrees with them, whatever"
            " your code does. Tests compare with files of their own, and if you are stuck,"
            " ./scripts/go hint gives the next step",
        )
    if path.startswith("data/"):
        return CheckFailed(
            expected=f"{path} stays as it came: your code only reads it",
            found=f"it is written over{where}",
            remedy="give what you write another name, beside your program; what it has"
            f" done by hand is undone with: git checkout -- {path}",
        )
    return CheckFailed(
        expected="your code changes nothing outside of exercises/",
        found=f"it would change {path}{where}, and was kept from it",
        remedy="look for the line that writes there, and take it out",
    )


class Watch:
    """Looks at every event of Python's audit, and tells of a few.

    The trees: the house itself, and the one in which the work is judged, laid out alike.
    """

    def __init__(self, house: str, folder: Path, tell: Tell) -> None:
        self._folder = folder
        self._tell = tell
        self._house = os.path.realpath(house)
        # A scratch tree may lie in the house itself: it comes first.
        self._trees = (os.path.realpath(folder.parents[1]), self._house)
        self._told: set[str] = set()
        self._real: dict[str, str] = {}
        self._has_walked = False

    def look(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Raises PermissionError where the code would change what is in the house."""
        if event == "open":
            path, _, flags = arguments
            self._look_at(path, changes=bool(flags & WRITING))
        elif event in CHANGING:
            for at in CHANGING[event]:
                self._look_at(arguments[at], changes=True)
        elif event in LISTING:
            self._look_at(arguments[0], lists=True)
        elif event in STARTING:
            self._look_at_command(arguments)

    def _look_at(
        self, given: object, *, changes: bool = False, lists: bool = False
    ) -> None:
        if isinstance(given, os.PathLike):
            given = os.fspath(given)
        if not isinstance(given, (str, bytes)):
            return  # a file descriptor: the file has been looked at when it was opened
        path = self._resolved(os.fsdecode(given))
        for root in self._trees:
            if path == root or root.startswith(path + os.sep):
                # A walk through the whole project comes everywhere, and means nothing.
                self._has_walked |= lists
            elif path.startswith(root + os.sep):
                inside = path[len(root) + 1 :].replace(os.sep, "/")
                if lists and self._has_walked:
                    return
                self._judge(path, inside, changes=changes, in_house=root == self._house)
                return

    def _resolved(self, path: str) -> str:
        """The path without links; of folders it is remembered where they lead to."""
        parent, name = os.path.split(os.path.abspath(path))
        if parent not in self._real:
            self._real[parent] = os.path.realpath(parent)
        full = os.path.join(self._real[parent], name)
        return os.path.realpath(full) if os.path.islink(full) else full

    def _judge(self, path: str, name: str, *, changes: bool, in_house: bool) -> None:
        top, _, rest = name.partition("/")
        if top == "data":
            harm = changes and bool(rest) and os.path.isfile(path)
        elif changes and in_house:
            harm = top in ("tests", "solutions", "src")
        else:
            harm = _holds_answers(top, rest)
        if harm and (own := self._own_frame()):
            self._note("changes" if changes else "reads", name, own)
            if changes and in_house:
                raise PermissionError(f"{name} is not yours to change")

    def _look_at_command(self, arguments: tuple[Any, ...]) -> None:
        """A command that names what is off limits: what it does is not seen here."""
        words = " ".join(_words(arguments[:2])).replace("\\", "/")
        roots = [root.replace("\\", "/") for root in self._trees]
        tops = ("tests", "solutions", ".drydock/passed", ".drydock/saved")
        named = [f"{root}/{top}" for root in roots for top in tops]
        found = next((one for one in named if one in words), "")
        if not found and (match := NAMED_IN_A_COMMAND.search(words)):
            found = match[0]
        if found and (own := self._own_frame()):
            for root in roots:
                found = found.removeprefix(f"{root}/")
            self._note("reads", f"{found.lstrip('./').rstrip('/')}/, by a command", own)

    def _own_frame(self) -> FrameType | None:
        """The innermost frame of the participant's own code on the way here."""
        # pylint: disable-next=protected-access
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith((CELL, f"{self._folder}{os.sep}")):
                return frame
            frame = frame.f_back
        return None

    def _note(self, did: str, path: str, own: FrameType) -> None:
        if path in self._told or len(self._told) >= AT_MOST:
            return
        self._told.add(path)
        file = shown_file(own.f_code.co_filename, self._folder)
        self._tell(EVENT, did=did, path=path, where=f"{file}, line {own.f_lineno}")


def _holds_answers(top: str, rest: str) -> bool:
    """Whether what lies there judges the work, or has passed. What libraries keep for
    themselves lies below .drydock as well."""
    if top == ".drydock":
        return not rest.startswith("cache")
    return top in ("tests", "solutions")


def _words(given: object) -> Iterator[str]:
    """All the texts in what a process is started with."""
    if isinstance(given, (list, tuple)):
        for one in given:
            yield from _words(one)
    elif isinstance(given, (str, bytes, os.PathLike)):
        yield os.fsdecode(given)
