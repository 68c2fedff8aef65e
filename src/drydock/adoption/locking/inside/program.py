"""A script, run statement by statement, so that time and place of each are known."""

from __future__ import annotations

import __future__
import ast
import time
import traceback
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OF_THE_FUTURE = sum(
    getattr(__future__, one).compiler_flag for one in __future__.all_feature_names
)


@dataclass
class Program:
    """The statements at the top of a script, in a module of their own.

    seconds: how long each of those that have run took.
    """

    path: Path
    text: str
    module: types.ModuleType = field(
        default_factory=lambda: types.ModuleType("__main__")
    )
    seconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.text)
        self.statements = self.tree.body
        code = compile(self.tree, str(self.path), "exec", dont_inherit=True)
        self.flags = code.co_flags & OF_THE_FUTURE

    @property
    def imported(self) -> set[str]:
        """The names that only imports give a value: they are no results."""
        imports, others = set(), set()
        for one in ast.walk(self.tree):
            if isinstance(one, ast.alias):
                imports.add(one.asname or one.name.split(".")[0])
            elif isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load):
                others.add(one.id)
        return imports - others

    def code(self, at: int) -> Any:
        """The compiled statement at that place, from 0."""
        one = ast.Module([self.statements[at]], type_ignores=[])
        return compile(one, str(self.path), "exec", self.flags, dont_inherit=True)

    def step(self, at: int) -> None:
        """Runs the statement at that place; raises what it raises."""
        began = time.perf_counter()
        exec(self.code(at), self.module.__dict__)  # pylint: disable=exec-used
        self.seconds.append(time.perf_counter() - began)


def failure(error: BaseException, script: Path) -> dict[str, Any]:
    """What an error says, and in which line of the script it came up."""
    line = None
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == str(script):
            line = frame.lineno
    return {"type": type(error).__name__, "message": str(error)[:2000], "line": line}
