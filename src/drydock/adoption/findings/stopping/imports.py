"""A module that is not there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from drydock.adoption.findings.stopping.stop import Stop, package_of
from drydock.adoption.model import Finding

# Names that people give modules of their own, beside the notebook.
OWN = re.compile(
    r"(my_?\w*|(\w+_)?(utils?|helpers?|functions?|config|settings|plots?|common|tools)"
    r"|src|code|lib|scripts?|modules?|models?|data|features|preprocess\w*)",
    re.IGNORECASE,
)
KNOWN = frozenset("tensorflow keras torch xgboost lightgbm catboost".split())
# How libraries ask for what they can do without.
ASKS_FOR = re.compile(
    r"(?:[Mm]issing optional dependency|pip install|[`'\"]Import|install(?: the)?)"
    r" [`'\"]?([\w-]+)"
)
NO_PACKAGE = ("the", "it", "a", "with")
MOST_SEEN, UPWARDS = 20_000, 3


def not_installed(stop: Stop) -> Finding | None:
    """An ImportError for a module that this Python does not have."""
    if stop.error.type not in ("ModuleNotFoundError", "ImportError"):
        return None
    module = stop.error.names.get("module", "")
    if stop.error.type == "ImportError" or not module:
        return _library_asks(stop)
    top = module.partition(".")[0]
    if top == "google" and "colab" in stop.seen:
        return _on_colab(stop)
    if found := _elsewhere(stop, top):
        return _beside(stop, top, found)
    if stop.version(package_of(top)) or top in sys.stdlib_module_names:
        return None  # the package is there: a matter of its version
    is_own = OWN.fullmatch(top) and top not in KNOWN
    return _own_module(stop, top) if is_own else _package(stop, top)


def _package(stop: Stop, top: str) -> Finding:
    package = package_of(top)
    return stop.finding(
        "import missing",
        what=f"{stop.at} imports {top}, which is not installed",
        why=f"the Python that it runs in has no such package: {stop.run.python}",
        remedy=f"./scripts/go adopt {stop.adopted.path.name} --with {package}, or choose a"
        " Python that has it with --python",
    )


def _own_module(stop: Stop, top: str) -> Finding:
    return stop.finding(
        "import missing",
        what=f"{stop.at} imports {top}, which is neither installed nor beside the notebook",
        why="by its name it is a module of the project's own",
        remedy=f"put {top}.py beside the notebook; if it is a package after all, adopt it"
        f" --with {package_of(top)}",
        certainty="likely",
    )


def _beside(stop: Stop, top: str, found: Path) -> Finding:
    return stop.finding(
        "import missing",
        what=f"{stop.at} imports {top}, which lies elsewhere: {found.as_posix()}",
        why="Python looks beside the notebook, not there",
        remedy=f"install the project ({found.parent.as_posix()}) into the notebook's"
        " environment, or move what is imported beside the notebook",
    )


def _on_colab(stop: Stop) -> Finding:
    return stop.finding(
        "runs only elsewhere",
        what=f"{stop.at} imports google.colab, which there is on Google Colab alone",
        why="it asks for files or for a drive there",
        remedy="put the files beside the notebook, and read them from there",
    )


def _library_asks(stop: Stop) -> Finding | None:
    """`ImportError: Missing optional dependency 'openpyxl'`, as pandas and others say."""
    asked = (one[1] for one in ASKS_FOR.finditer(stop.error.message))
    name = next((one for one in asked if one.lower() not in NO_PACKAGE), "")
    if not name:
        return None
    return stop.finding(
        "import missing",
        what=f"{stop.at} needs {name}, which is not installed",
        why=f"a library asks for it: {stop.said}",
        remedy=f"./scripts/go adopt {stop.adopted.path.name} --with {name}",
    )


def _elsewhere(stop: Stop, top: str) -> Path | None:
    """A module of this name in the notebook's folder, but not beside it; or a module or
    package of its project, in a folder above."""
    folder = stop.adopted.path.parent
    for up, above in enumerate(folder.parents[:UPWARDS], 1):
        found = [above / f"{top}.py", above / "src" / top, above / top]
        if there := next((one for one in found if _is_module(one)), None):
            return Path(*[".."] * up, there.relative_to(above))
    for path in files_below(folder):
        if path.name == f"{top}.py" and path.parent != folder:
            return path.relative_to(folder)
    return None


def _is_module(path: Path) -> bool:
    return path.is_file() or (path.is_dir() and any(path.glob("*.py")))


def files_below(folder: Path) -> Iterator[Path]:
    """The files of the notebook's folder, as many as can be looked at in a moment."""
    number = 0
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for name in sorted(names):
            yield Path(place, name)
            number += 1
            if number > MOST_SEEN:
                return
