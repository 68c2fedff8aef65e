"""Where code touches the world: files, the screen, the clock, random numbers.

It is read, and not run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from drydock.workbook.loading import load

WRITERS = (
    "to_csv to_parquet to_pickle to_json to_excel to_sql to_feather to_hdf".split()
)
OUTPUTS = [*WRITERS, "write_text", "write_bytes", "savefig", "show", "plot", "hist"]
INPUTS = ["read_text", "read_bytes"]
CLOCK = ["now", "utcnow", "today", "perf_counter", "monotonic", "time_ns"]
DRAWN = ["sample", "default_rng", "RandomState"]
METHODS = (*OUTPUTS, *INPUTS, *CLOCK, *DRAWN)
BUILT_IN = ("open", "print", "input", "display")
READS = re.compile(r"read_(csv|table|fwf|parquet|pickle|json|excel|sql|feather|hdf)$")
STREAMS = ("sys.stdout", "sys.stderr", "stdout", "stderr")
# Whoever imports these wants to draw a picture, or a number, or to know the time.
MODULES = ("matplotlib", "seaborn", "plotly", "random", "secrets", "uuid", "time")
RANDOM = re.compile(r"(np|numpy)\.random\b")
built_in = load(Path(__file__).with_name("built.py"))


def touched(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The lines of a module that touch the world, and with what."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            what = _of_a_call(node)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            what = _of_an_import(node)
        elif isinstance(node, ast.Attribute) and RANDOM.fullmatch(ast.unparse(node)):
            what = ast.unparse(node)
        else:
            continue
        if what:
            yield node.lineno, what


def _of_a_call(node: ast.Call) -> str:
    name = built_in.called(node)
    if isinstance(node.func, ast.Attribute):
        if name in METHODS or READS.match(name):
            return f".{name}()"
        if name == "write" and ast.unparse(node.func.value) in STREAMS:
            return f"{ast.unparse(node.func)}()"
        return ""
    is_reading = READS.match(name) or name in DRAWN
    return f"{name}()" if name in BUILT_IN or is_reading else ""


def _of_an_import(node: ast.Import | ast.ImportFrom) -> str:
    """What of an import touches the world by itself."""
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        taken = [f"{node.module}.{name}" for name in names]
        names = [name for name in names if READS.match(name)] + taken
    found = [
        name
        for name in names
        if name.split(".")[0] in MODULES or READS.match(name) or "numpy.random" in name
    ]
    return f"import of {found[0]}" if found else ""
