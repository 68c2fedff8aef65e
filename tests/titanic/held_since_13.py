"""What stage 13 asks of core and shell, and what stays asked for in the stages after it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drydock.commands import PYTHON
from drydock.errors import CheckFailed
from drydock.judging.parts import Parts
from drydock.sandbox.runner import Program
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

KATA = Path(__file__).parent
CORE, SHELL = "preprocessing.py", "train.py"
GUARD = 'if __name__ == "__main__":'
TRAINS = ("fit", "fit_transform")
READS = re.compile(r"read_(csv|table|fwf|parquet|pickle|json|excel|sql|feather|hdf)$")
held_since_12 = load(KATA / "held_since_12.py")
world = load(KATA / "world.py")
built_in = load(KATA / "built.py")

Modules = dict[str, ast.Module]


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the two functions of the participant's `train.py`, at what all
    functions of the work do on the side, and at what the script prints."""
    observer = KATA / "watched_core.py"
    return Program(SHELL, "watched_and_run", "nothing", observer, (CORE,))


def test_the_core_touches_nothing(modules: Modules) -> None:
    """preprocessing.py touches no file, no screen, no clock and no random number"""
    found = [
        f"{what} in line {line} of {file}"
        for file in held_since_12.core_of(modules)
        for line, what in world.touched(modules[file])
    ]
    if found:
        raise CheckFailed(
            expected=f"{CORE}, and what it imports of yours, computes and does nothing"
            " else",
            found=", ".join(dict.fromkeys(found)),
            remedy=f"what reads, writes, prints, plots, asks the time or draws belongs to"
            f" {SHELL} or to the notebook; hand its result to the function as an argument",
        )


def test_files_are_opened_by_the_shell_alone(on_the_side: dict[str, Any]) -> None:
    """Importing the modules reads nothing, and only train.py opens files"""
    opened = [f"{one['by']} opens {one['file']}" for one in on_the_side["opened"]]
    printing = [f"{name} prints" for name in dict.fromkeys(on_the_side["printed"])]
    if opened or printing:
        raise CheckFailed(
            expected="an import only defines names, and the core gets its tables as"
            " arguments",
            found="; ".join(dict.fromkeys([*opened, *printing])),
            remedy=f"read files and print in a function of {SHELL}",
        )


def test_the_guard_only_calls(modules: Modules) -> None:
    """Outside of its functions, train.py neither reads nor trains"""
    found = [
        f"{built_in.called(node)}() in line {node.lineno}"
        for node in _calls_outside(modules[SHELL])
        if built_in.called(node) in TRAINS or READS.match(built_in.called(node))
    ]
    if found:
        raise CheckFailed(
            expected=f"{SHELL} reads and trains in its functions alone: what stands under"
            f" {GUARD} calls them",
            found=", ".join(found),
            remedy="call prepare_data_and_train_model() there, and print what it gives:"
            " a test can reach a function, and cannot reach these lines",
        )


def _calls_outside(tree: ast.Module) -> Iterator[ast.Call]:
    """The calls that stand outside of all functions and classes."""
    apart = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    blocks = (one for one in tree.body if not isinstance(one, apart))
    nodes = (node for one in blocks for node in ast.walk(one))
    return (node for node in nodes if isinstance(node, ast.Call))


def test_the_script_prints_its_result(
    on_the_side: dict[str, Any], workspace: Workspace
) -> None:
    """train.py runs as a script without an argument and prints its result alone"""
    said = on_the_side["script"]
    lines = [line for line in said["lines"] if line.strip()]
    found, remedy = "", f"call it under {GUARD} and print the accuracy there alone"
    if said["code"] != "0":
        found = f"it ends with {': '.join([said['code'], *lines[-1:]])}"
        remedy = f"run it in a terminal: {PYTHON} {workspace.shown(SHELL)}"
    elif not re.search(r"\d", " ".join(lines)):
        found = (
            f"it prints no figure{': ' + lines[0] if lines else ', and nothing else'}"
        )
    elif len(lines) > 1:
        found = f"it prints {len(lines)} lines, the first of them: {lines[0]}"
    if found:
        raise CheckFailed(
            expected=f"{SHELL}, run as a script, needs no argument and prints its result"
            " in one line",
            found=found,
            remedy=remedy,
        )


HELD = Parts(
    test_the_core_touches_nothing,
    test_files_are_opened_by_the_shell_alone,
    test_the_guard_only_calls,
    test_the_script_prints_its_result,
)
