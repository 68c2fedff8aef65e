"""What the functions of earlier stages promised; runs in the child process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from runpy import run_path
from typing import Any

trying = run_path(str(Path(__file__).parents[1] / "trying.py"))

# This stage asks for no function by name.
EXAMPLES: dict[str, Callable[[], list[Any]]] = {}


def try_functions(names: dict[str, Any]) -> dict[str, Any]:
    return trying["try_all"](names, __file__)
