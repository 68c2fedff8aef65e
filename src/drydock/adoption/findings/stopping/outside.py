"""What is not as the notebook expects it around it: limits, files, screen, network."""

from __future__ import annotations

import os
import re
from pathlib import Path

from drydock.adoption.findings.stopping.imports import files_below
from drydock.adoption.findings.stopping.stop import Stop
from drydock.adoption.model import Finding

TOOK_TOO_LONG = "longer than its limit"
KEPT = "Drydock keeps the notebook to the copy of its folder"
NETWORK = re.compile(
    r"\b(?:gaierror|URLError|HTTPError|ConnectionError|ConnectTimeout|ProxyError|SSLError"
    r"|MaxRetryError|NewConnectionError|NameResolutionError|RemoteDisconnected"
    r"|ConnectError|ClientConnectorError|TimeoutException|LocalEntryNotFoundError"
    r"|ConnectionRefusedError|OfflineModeIsEnabled)\b"
)
NO_SCREEN = re.compile(
    r"no display name|couldn't connect to display|cannot open display|\$DISPLAY"
    r"|could not connect to display|The function is not implemented\. Rebuild the library",
    re.IGNORECASE,
)
PYTHON_2 = re.compile(
    r"Missing parentheses in call to 'print'|print \w|except \w+, \w+:"
)
UPWARDS = 2
OF_A_PROJECT = (".git", "README.md", "requirements.txt", "pyproject.toml", "LICENSE")
HOSTED = {"/kaggle/": "Kaggle", "/content/": "Google Colab", "/dbfs/": "Databricks"}


def limits(stop: Stop) -> Finding | None:
    """Its time, Ctrl+C, memory, the end of its process."""
    if stop.ran.status == "interrupted":
        return stop.finding(
            "interrupted",
            what=f"{stop.at} was running when the survey was interrupted",
            why=f"it had run for {stop.ran.seconds:.0f} seconds",
            remedy="run the survey again, and let it come to its end",
        )
    if stop.ran.status in ("at work when all time was up", "stopped at its limit"):
        return _took_too_long(stop)
    kind = stop.error.type
    if kind in ("MemoryError", "_ArrayMemoryError"):
        return stop.finding(
            "more memory than there is",
            what=f"{stop.at} asks for more memory than each of two runs has here",
            why=f"each may take 45 % of this machine's; {stop.said}",
            remedy="run it where there is more, or on a part of the data",
        )
    if kind in ("ProcessEnded", "SystemExit"):
        return stop.finding(
            "ends its own process",
            what=f"{stop.at} ends the process in which the notebook runs",
            why=stop.said,
            remedy="take out what ends it (exit, quit, sys.exit); if it is a crash of a"
            " library, see whether its versions fit each other",
        )
    if kind == "WaitsForInput":
        return stop.finding(
            "waits for input",
            what=f"{stop.at} waits for somebody to type something",
            why=f"nobody is there when a notebook is run from the top; {stop.error.message}",
            remedy="give the value in a cell, as a name with a value",
        )
    return None


def _took_too_long(stop: Stop) -> Finding:
    if stop.ran.status == "stopped at its limit":
        return stop.finding(
            TOOK_TOO_LONG,
            what=f"{stop.at} was stopped after {stop.ran.seconds:.0f} seconds",
            why="a cell may take a limited time, so that the survey comes to an end",
            remedy="give it longer: --cell-limit for one cell, --limit for all, in seconds",
        )
    return stop.finding(
        TOOK_TOO_LONG,
        what=f"{stop.at} was at work when the time for all cells was up",
        why=f"{stop.run.stopped}; this one had run for {stop.ran.seconds:.0f} of them",
        remedy="give them longer: --limit SECONDS",
    )


def files(stop: Stop) -> Finding | None:
    """A file that is missing, or must not be written."""
    message = stop.error.message
    if stop.error.type == "PermissionError" and KEPT in message:
        path = stop.error.names.get("path", "")
        return stop.finding(
            "writes outside its folder",
            what=f"{stop.at} writes to {path}, outside of the notebook's folder",
            why="the survey changes nothing there, and keeps the notebook from it",
            remedy="write to a path relative to the notebook, such as results/table.csv",
        )
    if stop.error.type not in ("FileNotFoundError", "NotADirectoryError", "OSError"):
        return None
    path = stop.error.names.get("path", "") or _path_in(message)
    return _file_missing(stop, path) if path else None


def _path_in(message: str) -> str:
    found = re.search(
        r"(?:No such file or directory: |File |file |find )(?:b?['\"])?([^'\"]+?)['\"]?"
        r"(?: does not exist| not found|$)",
        message,
    )
    return found[1].strip() if found else ""


def _file_missing(stop: Stop, path: str) -> Finding:
    name = Path(path.replace("\\", "/")).name
    folder = stop.adopted.path.parent
    elsewhere = _of_this_name(folder, name)
    remedy = f"put {name} there, or write the path at which it lies"
    host = next((of for start, of in HOSTED.items() if path.startswith(start)), "")
    if host:
        why = f"that is a path on {host}"
        remedy = f"put {name} beside the notebook, and read it by its name alone"
    elif path.startswith(("/", "~")) or re.match(r"[A-Za-z]:[/\\]", path):
        why = "it is an absolute path, which is there on one machine only"
        remedy = f"put {name} beside the notebook, and read it by its name alone"
    else:
        why = f"seen from {folder.name}/, in which the notebook lies, it is not there"
    if elsewhere:
        found = Path(os.path.relpath(elsewhere[0], folder)).as_posix()
        why += f"; a file of this name lies at {found}"
        if elsewhere[0].name != name and elsewhere[0].parent == folder:
            why = f"{found} is there: on this system, capital letters count"
        remedy = f"write {found} instead of {path}"
    return stop.finding(
        "file missing",
        what=f"{stop.at} reads {path}, which is not there",
        why=why,
        remedy=remedy,
    )


def _of_this_name(folder: Path, name: str) -> list[Path]:
    """The files below a folder that are called so, or else but for capital letters, or else
    those of the project whose folder is above: in that, or in one beside the notebook's.
    """
    there = list(files_below(folder))
    same = [one for one in there if one.name == name]
    same = same or [one for one in there if one.name.lower() == name.lower()]
    above = [up for up in folder.parents[:UPWARDS] if name and not same]
    projects = [up for up in above if any((up / one).exists() for one in OF_A_PROJECT)]
    around = [one / name for up in projects for one in (up, *sorted(up.glob("*/")))]
    return same or [one for one in around if one.is_file()]


def world(stop: Stop) -> Finding | None:
    """The network, the screen, another language."""
    if NO_SCREEN.search(stop.error.message):
        return stop.finding(
            "needs a display",
            what=f"{stop.at} opens a window, and there is no screen",
            why=stop.said,
            remedy="draw in the notebook (%matplotlib inline), or save a picture",
        )
    chain = stop.error.names.get("chain", stop.error.type)
    if NETWORK.search(chain) or NETWORK.search(stop.error.type):
        return stop.finding(
            "wants the network",
            what=f"{stop.at} wants something from the network, and does not get it",
            why=f"it is not reached from here, and what a notebook fetches may be gone or"
            f" changed tomorrow; {stop.said}",
            remedy="save the data once in a file beside the notebook, and read that",
        )
    if stop.error.type in ("SyntaxError", "IndentationError", "TabError"):
        return _no_python(stop)
    if stop.error.type == "UsageError":
        return stop.finding(
            "magic not there",
            what=f"{stop.at} calls a magic that is not there",
            why=stop.said,
            remedy="install the package that has it, or take the line out",
        )
    return None


def _no_python(stop: Stop) -> Finding:
    if PYTHON_2.search(stop.error.message) or PYTHON_2.match(stop.error.text):
        return stop.finding(
            "written for Python 2",
            what=f"{stop.at} is Python 2: {stop.error.text}",
            why=f"it runs in Python {stop.run.version}; {stop.said}",
            remedy="rewrite it for Python 3: print(...), for example",
        )
    return stop.finding(
        "no Python",
        what=f"{stop.at} is no Python that {stop.run.version} can read:"
        f" {stop.error.text}".rstrip(": "),
        why=stop.said,
        remedy="fix it, turn the cell into one of words, or take it out",
    )
