"""Compile the modules that the workbook imports, on all cores.

    .venv/bin/python scripts/precompile.py FOLDER

FOLDER holds the installed packages. The first import of a module compiles it, one
after the other: a first check takes three times as long as a second. Compiling whole
packages would take longer still, as most of their modules are never imported. So this
starts from the import statements of our own sources and notebooks, and follows those
at the left margin of what they name.

It is only about speed: what it does not find is compiled when it is imported.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["src", "exercises", "solutions"]

STATEMENT = r"(?:from +([.\w]+) +import +(\([^)]*\)|[^\n\"]*)|import +([^\n\"]*))"
AT_THE_MARGIN = re.compile("^" + STATEMENT, re.MULTILINE)
# In the file of a notebook a line of a cell stands in quotation marks.
ANYWHERE = re.compile(r"(?:^[ \t]*|\")" + STATEMENT, re.MULTILINE)


def imports(source: str, package: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Names in the import statements of a source, some of which are modules.

    Read with a pattern, because a notebook need not be valid Python, and because
    parsing takes as long as compiling. A wrong name leads to no file, and so to
    nothing.
    """
    for origin, parts, modules in pattern.findall(source):
        base = resolve(origin, package)
        bare = re.sub(r"#[^\n]*|[()]", "", parts or modules)
        for listed in bare.split(","):
            name = re.split(r"[^\w.]", listed.lstrip(), maxsplit=1)[0]
            yield f"{base}.{name}" if base else name


def resolve(origin: str, package: str) -> str:
    """The full name of the module in `from origin import ...`."""
    try:
        return importlib.util.resolve_name(origin, package) if origin else ""
    except ImportError:
        return ""


def with_parents(names: Iterable[str]) -> set[str]:
    """The names of modules, and those of the packages that they are in."""
    whole: set[str] = set()
    for name in names:
        while name and name not in whole:
            whole.add(name)
            name = name.rpartition(".")[0]
    return whole


def our_imports() -> set[str]:
    """What the sources and notebooks of the workbook import."""
    found: set[str] = set()
    for file in (file for folder in SOURCES for file in files_below(ROOT / folder)):
        if file.suffix in (".py", ".ipynb"):
            with suppress(OSError, ValueError):  # a broken file is for a check to tell
                found |= {*imports(file.read_text(encoding="utf-8"), "", ANYWHERE)}
    return found


def files_below(folder: Path) -> Iterator[Path]:
    """The files in a folder, without those of a virtual environment that lies in it."""
    for place, folders, names in os.walk(folder):
        if "pyvenv.cfg" in names:
            folders.clear()
            continue
        # No pipe and no device: whoever reads one waits for ever.
        yield from (file for name in names if (file := Path(place, name)).is_file())


def file_of(name: str, packages: str) -> str | None:
    """The source of a module, if it is among the installed packages."""
    parts = name.split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    place = os.path.join(packages, *parts)
    files = (os.path.join(place, "__init__.py"), place + ".py")
    return next(filter(os.path.isfile, files), None)


def compile_module(name: str, file: str) -> set[str]:
    """Compile one module, as importing it would, and return what it imports."""
    package = name if file.endswith("__init__.py") else name.rpartition(".")[0]
    loader = SourceFileLoader(name, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loader.get_code(name)
        source = Path(file).read_text(encoding="utf-8")
    except (SyntaxError, ImportError, OSError, ValueError):
        return set()
    return with_parents(imports(source, package, AT_THE_MARGIN))


def precompile(packages: str) -> int:
    """Compile what our sources import and all that follows; return how many."""
    names = with_parents(our_imports())
    seen: set[str] = set()
    ended: SimpleQueue[Future[set[str]]] = SimpleQueue()
    begun = waiting = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        while True:
            for name in names - seen:
                file = file_of(name, packages)
                if file:
                    pool.submit(compile_module, name, file).add_done_callback(ended.put)
                    begun, waiting = begun + 1, waiting + 1
            seen |= names
            if not waiting:
                return begun
            names = ended.get().result()
            waiting -= 1


if __name__ == "__main__":
    print(precompile(sys.argv[1]))
