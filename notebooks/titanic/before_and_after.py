"""What the last lesson measures: how much code there is, and what tests it, by state.

A state is a folder like `exercises/titanic`. It is measured in a copy, with the data where
the program looks for them, so that nothing is written beside the original.
"""

from __future__ import annotations

import ast
import json
import re
import time
from collections.abc import Iterable
from pathlib import Path

from folder_to_try import Folder, copy_of

MODULES = ("train", "preprocessing")
IPYTHON_ONLY = re.compile(r"^[%!?].*$", re.MULTILINE)


def measured(state: Path) -> dict[str, float]:
    """The figures of one state, by what they count; runs its tests, or its notebook."""
    texts = sources(state)
    trees = [ast.parse(text) for text in texts]
    functions = [
        node
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    tests = [file.read_text("utf-8") for file in (state / "tests").rglob("*.py")]
    return {
        "lines of code": _lines(texts),
        "lines of tests": _lines(tests),
        "functions": len(functions),
        "statements in the longest piece": max(map(_statements, [*trees, *functions])),
    } | (_by_its_tests(state) if tests else _by_a_clean_run(state))


def sources(state: Path) -> list[str]:
    """The code of the program, modules before notebook, its tests left out."""
    texts = [file.read_text("utf-8") for file in state.glob("*.py")]
    for file in state.glob("*.ipynb"):
        cells = json.loads(file.read_text("utf-8"))["cells"]
        code = ["".join(one["source"]) for one in cells if one["cell_type"] == "code"]
        texts.append("\n".join(code))
    return [IPYTHON_ONLY.sub("pass", text) for text in texts]


def _lines(texts: Iterable[str]) -> int:
    """How many lines are not blank."""
    return sum(bool(line.strip()) for text in texts for line in text.splitlines())


def _statements(node: ast.Module | ast.FunctionDef) -> int:
    """How many statements are in a function, or at the top of a module."""
    apart = (ast.FunctionDef, ast.Import, ast.ImportFrom)
    body = [one for one in node.body if not isinstance(one, apart)]
    return sum(isinstance(inner, ast.stmt) for one in body for inner in ast.walk(one))


def _by_its_tests(state: Path) -> dict[str, float]:
    folder = copy_of(state)
    covered = [f"--cov={module}" for module in MODULES]
    report = "--cov-report=json:coverage.json"
    said, seconds = _run(folder, "pytest", "-q", "--color=no", report, *covered)
    share = json.loads((folder.path / "coverage.json").read_text())["totals"]
    return {
        "tests": sum(map(int, re.findall(r"(\d+) passed", said))),
        "lines that tests run, %": round(share["percent_covered"]),
        "seconds": seconds,
    }


def _by_a_clean_run(state: Path) -> dict[str, float]:
    to = ["--to", "notebook", "--output", "run.ipynb"]
    command = ["nbconvert", "--execute", *to, "titanic.ipynb"]
    _, seconds = _run(copy_of(state), *command)
    return {"tests": 0, "lines that tests run, %": 0, "seconds": seconds}


def _run(folder: Folder, *command: str) -> tuple[str, float]:
    """What a command of this environment prints, and how many seconds it takes."""
    begin = time.perf_counter()
    said = folder.python("-m", *command)
    return said, round(time.perf_counter() - begin, 1)
