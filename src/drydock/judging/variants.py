"""Other implementations by which a participant's tests are judged.

A variant is a Python file in `mutants/` (wrong: one misconception each) or `correct/`
(right, but written differently) of a stage's tests. It defines again one or more
functions of the reference solution, and stands after them in the same module, so that
it can use what is defined there. Its docstring says, for a mutant, what slipped through
if no test fails; for a correct variant, how it differs.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from drydock.errors import CheckFailed, WorkbookBroken, in_short
from drydock.sandbox.needed_imports import installed_modules
from drydock.workbook.held_against_git import repair
from drydock.workbook.house import Stage
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import modules_in

MUTANTS = "mutants"
CORRECT = "correct"
# Of whole models, which a stage that asks for tests of a model has.
WRONG_MODELS, RIGHT_MODELS = "wrong_models", "right_models"


@dataclass(frozen=True)
class Variant:
    """One variant of the reference solution of a stage.

    thing, right, wrong, advice: what messages call one, a right and a wrong one, and what
    to do where a right one is refused. too_slow: what to do where tests have no end on one.
    """

    thing: ClassVar = "implementation"
    right: ClassVar = "right code written differently"
    wrong: ClassVar = "wrong code"
    advice: ClassVar = (
        "test what goes in and what comes out, by the names that the lesson gives, and not"
        " how your code does it"
    )

    too_slow: ClassVar = (
        "comparing long texts line by line can take minutes: compare tables with"
        " pandas.testing.assert_frame_equal"
    )

    stage: Stage
    path: Path

    def __str__(self) -> str:
        return f"{self.stage.kata}-{self.stage.label}-{self.path.stem}"

    @property
    def says(self) -> str:
        """The docstring, on one line."""
        tree = ast.parse(self.path.read_bytes())
        return " ".join((ast.get_docstring(tree) or "").split())

    @property
    def functions(self) -> frozenset[str]:
        """The names of the functions that it defines again, and of its helpers."""
        return _functions_of(self.path.read_bytes())

    @property
    def about(self) -> frozenset[str]:
        """The names, paths and figures of which those tests have most that are likely to
        notice it: these come first."""
        return self.functions

    @property
    def exchanged(self) -> tuple[bytes, ...]:
        """Two words that are to change places in the code, if the variant names them: in
        `EXCHANGED`. Where the code has no such words, what the variant defines counts.
        """
        return tuple(word.encode() for word in self._constant("EXCHANGED") or ())

    @property
    def faults(self) -> list[list[str]]:
        """What must be named by whoever notices: of each fault the words of which one will
        do. `FAULT` is one fault, a word or a tuple of them; `FAULTS` is a tuple of faults.
        """
        one = self._constant("FAULT")
        found = self._constant("FAULTS") or ((one,) if one else ())
        return [[fault] if isinstance(fault, str) else list(fault) for fault in found]

    def _constant(self, name: str) -> Any:
        """The value that the variant's file gives to a name, or None."""
        for one in ast.parse(self.path.read_bytes()).body:
            if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == name:
                return ast.literal_eval(one.value)
        return None

    @property
    def other_functions(self) -> frozenset[str]:
        """The names of the functions in the same module that it leaves as they are."""
        return self._read(self.module, _functions_of) - self.functions

    @property
    def imports(self) -> int:
        """How many modules of installed packages are imported with it."""
        return _imports_of(self.module)

    @property
    def content(self) -> bytes:
        """All that it brings."""
        return self.path.read_bytes()

    def request_in(self, exercise: Path) -> dict[str, Any]:
        """What a job is asked for beside what `put_into` does (see `sandbox.child`)."""
        assert exercise
        return {}

    def put_into(self, exercise: Path) -> None:
        """Changes a folder that has the modules of the reference."""
        if not (self.exchanged and _exchange(exercise, self.stage, self.exchanged)):
            module = exercise / self.module.relative_to(self.stage.solution)
            module.write_bytes(module.read_bytes() + b"\n\n" + self.content)

    @property
    def module(self) -> Path:
        """The module of the reference solution that the variant changes.

        Raises WorkbookBroken unless the functions of the variant belong to one module;
        CheckFailed where it is the participant's code (`against`) that lacks them, or is
        no Python.
        """
        names = self.functions
        modules = modules_in(self.stage.solution)
        for find in (_functions_of, _names_of):
            for module in modules:
                if names & self._read(module, find):
                    return module
        if self._changes_own_code:
            raise CheckFailed(
                expected=f"one of your modules defines {', '.join(sorted(names))}",
                found="none of them does",
                remedy="bring the function back, by the name that the lesson gives",
            )
        raise WorkbookBroken(
            expected=f"{self.path} defines a function of {self.stage.solution}",
            found=f"it defines {', '.join(sorted(names)) or 'none'}",
            remedy=repair(
                self.stage.house.root,
                "name the function as the reference solution does",
            ),
        )

    @property
    def _changes_own_code(self) -> bool:
        return getattr(self.stage, "is_own", False)

    def _read(
        self, module: Path, find: Callable[[bytes], frozenset[str]]
    ) -> frozenset[str]:
        try:
            return find(module.read_bytes())
        except NO_PYTHON as error:
            if not self._changes_own_code:
                raise broken_reference(
                    self.stage, f"{module.name}: {in_short(error)}"
                ) from error
            raise CheckFailed(
                expected=f"Python can read {module.name}",
                found=in_short(error),
                remedy="open the file at that line",
            ) from error


@dataclass(frozen=True, order=True)
class Against(Stage):
    """A stage whose variants change the modules in `code`, not its own solution's.

    is_own: whether that is the participant's own code, and not the workbook's.
    """

    code: Path
    is_own: bool

    @property
    def solution(self) -> Path:
        return self.code

    @property
    def plain(self) -> Stage:
        """The stage with its own solution."""
        return Stage(self.house, self.kata, self.number, self.slug)


def against(stage: Stage, code: Path, *, is_own: bool = True) -> Against:
    """The same stage, with the modules in the folder `code` as its reference."""
    return Against(stage.house, stage.kata, stage.number, stage.slug, code, is_own)


@lru_cache(maxsize=64)  # each variant asks for the same few modules
def _functions_of(source: bytes) -> frozenset[str]:
    """The names of the functions that a module defines at its top."""
    found = (one for one in ast.parse(source).body if isinstance(one, ast.FunctionDef))
    return frozenset(one.name for one in found)


@lru_cache(maxsize=64)
def _imports_of(module: Path) -> int:
    return len(installed_modules([module], module.parent))


@lru_cache(maxsize=64)
def _names_of(source: bytes) -> frozenset[str]:
    """All names that the lines at the top of a module give to something."""
    return frozenset(n for one in ast.parse(source).body for n in _given_by(one))


def _given_by(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        yield from (one.asname or one.name for one in statement.names)
    else:
        names = (one for one in ast.walk(statement) if isinstance(one, ast.Name))
        yield from (one.id for one in names if isinstance(one.ctx, ast.Store))


def functions_in(module: Path) -> frozenset[str]:
    """The functions that a module defines at its top."""
    return _functions_of(module.read_bytes())


def names_given(module: Path) -> frozenset[str]:
    """The names that a module gives to functions, classes, values and what it imports."""
    return _names_of(module.read_bytes())


def broken_reference(stage: Stage, found: str) -> WorkbookBroken:
    """The error to raise where the code of a reference is at fault, and not the tests of a
    participant that meet it."""
    return WorkbookBroken(
        expected=f"the reference solution of {stage} runs, and passes its own tests",
        found=found,
        remedy=repair(
            stage.house.root,
            "get a fresh copy of solutions/ and tests/ (where there is git: git checkout"
            " HEAD -- solutions tests)",
        ),
    )


def variants(stage: Stage, kind: str) -> list[Variant]:
    """The variants of a stage, by name; kind: MUTANTS, CORRECT, or another folder."""
    return [Variant(stage, path) for path in sorted((stage.tests / kind).glob("*.py"))]


def replace_modules(exercise: Path, stage: Stage, *found: Variant) -> None:
    """Puts the modules of the reference solution, with variants of it, into a copy of a
    participant's folder; everything else there, the tests above all, stays."""
    for module in stage.solution.glob("*.py"):
        shutil.copy(module, exercise)
    for variant in found:
        variant.put_into(exercise)


def _exchange(exercise: Path, stage: Stage, words: tuple[bytes, ...]) -> bool:
    """Lets two words change places wherever they stand in the code, if it has both in its
    texts; says whether it has."""
    first, second = words
    found = modules_in(stage.solution)
    modules = [exercise / one.relative_to(stage.solution) for one in found]
    texts = b" ".join(text for module in modules for text in _texts(module))
    if first not in texts or second not in texts:
        return False
    for module in modules:
        parts = module.read_bytes().split(first)
        module.write_bytes(second.join(p.replace(second, first) for p in parts))
    return True


def _texts(module: Path) -> Iterator[bytes]:
    """The texts with which a module works; no docstrings."""
    nodes = list(ast.walk(ast.parse(module.read_bytes())))
    alone = {id(one.value) for one in nodes if isinstance(one, ast.Expr)}
    for one in nodes:
        if isinstance(one, ast.Constant) and id(one) not in alone:
            if isinstance(one.value, str):
                yield one.value.encode()
