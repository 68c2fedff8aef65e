"""What stands in an adopted folder, read and run once for all parts of a check."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from drydock import scratch
from drydock.adoption.locking import script
from drydock.adoption.locking.owners_python import OwnersPython
from drydock.adoption.locking.script import NoScript, Script
from drydock.adoption.locking.script_runs import Tell
from drydock.adoption.model import Adopted, Cell
from drydock.adoption.running import notebook_file
from drydock.adoption.running.interpreter import Interpreter
from drydock.adoption.running.notebook_file import NotebookFile
from drydock.adoption.running.run import Limits
from drydock.adoption.running.twice import run_twice
from drydock.adoption.voyage import where
from drydock.adoption.voyage.adopted_house import AdoptedHouse, AdoptedStage
from drydock.detail import cut
from drydock.errors import CalledWrongly, CheckFailed
from drydock.workbook.notebook import (
    MAY_FAIL,
    NO_PYTHON,
    NOT_RUN,
    names_in,
    plain_python,
    read_document,
)
from drydock.workbook.workspace import Workspace, modules_in


@dataclass
class Work:
    """A copy of an adopted folder, as the work on a stage.

    python: where jobs run. limit: seconds that a run may take. tell: is told what is under
    way. are_tests_red: whether a part has found that the participant's tests fail on their
    code; seconds_of_tests: how long they took there.
    """

    workspace: Workspace
    stage: AdoptedStage
    python: OwnersPython
    limit: float
    tell: Tell
    are_tests_red: bool = False
    seconds_of_tests: float = 0.0

    @property
    def house(self) -> AdoptedHouse:
        """The adopted folder itself."""
        return self.stage.house

    @property
    def folder(self) -> Path:
        """The copy."""
        return self.workspace.folder

    @property
    def notebook_name(self) -> str:
        """What the notebook is called."""
        return self.house.settings.notebook

    @property
    def script_name(self) -> str:
        """What the script is called."""
        return self.house.settings.script

    @cached_property
    def saved(self) -> dict[str, Any]:
        """The notebook, as it lies on disk. Raises CheckFailed where it is none."""
        return read_document(self.folder / self.notebook_name, self.notebook_name)

    @cached_property
    def document(self) -> dict[str, Any]:
        """The same without the cell that says where it runs. Raises CheckFailed where that
        does something else, too."""
        for cell in where.found_in(self.saved):
            if added := where.added_to("".join(cell["source"])):
                raise CheckFailed(
                    expected="the first cell says where the notebook runs, and nothing else",
                    found=f"it also holds: {cut(added)}",
                    remedy="put that into a cell of its own, below it",
                )
        return where.without_where(self.saved)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Its code cells that are not empty, without the one that says where it runs; they
        count as in the owner's notebook."""
        assert self.document
        try:
            found = notebook_file.read(self.folder / self.notebook_name).cells
        except CalledWrongly as error:
            raise CheckFailed(
                expected=error.expected, found=error.found, remedy=error.remedy
            ) from error
        own = (one for one in found if not where.is_where(one.source))
        return tuple(replace(one, number=at) for at, one in enumerate(own, 1))

    @property
    def code(self) -> Adopted:
        """The notebook as it is read, without any run."""
        return Adopted(self.house.notebook, self.cells)

    @property
    def code_and_its_results(self) -> Adopted:
        """The same, and below it a cell that uses its results: they are for somebody, also
        when the notebook does not show them any more."""
        trees = (plain_python(one.source) for one in self.cells)
        made = {name for one in trees if one for name in names_in(one, ast.Store)}
        cell = Cell(len(self.cells) + 1, using(self.results & made))
        return Adopted(self.house.notebook, (*self.cells, cell))

    @property
    def results(self) -> set[str]:
        """The names of the results; those of a model, and of what it is asked on, are two."""
        keys = self.house.settings.results
        return {name for key in keys for name in key.split(" on ")}

    @cached_property
    def twice(self) -> Adopted:
        """The notebook with two clean runs."""
        if not where.found_in(self.saved):
            raise CheckFailed(
                expected=f"the first cell of {self.notebook_name} says where it runs: in the"
                " folder of the files that it reads",
                found=f"no cell begins with {where.WHERE}",
                remedy=f"put it back as the first cell: {where.WHERE}, and below it %cd"
                f" {self.house.settings.lies}",
            )
        read = NotebookFile(self.house.notebook, self.cells, "")
        chosen = Interpreter(self.house.python, "")
        number = len(self.cells)

        def tell(at: int, _seconds: float) -> None:
            self.tell(f"cell {at} of {number}, in two runs")

        limits = Limits(self.limit, self.limit)
        left_out = [self.house.root]
        found = run_twice(read, chosen, limits, leave_out=left_out, tell=tell)[0]
        if any(one.status == "interrupted" for run in found.runs for one in run.cells):
            raise KeyboardInterrupt
        return found

    @cached_property
    def notebook_script(self) -> Script:
        """The notebook as a script, without what only shows. Raises CheckFailed."""
        passed_over = {NOT_RUN, MAY_FAIL}
        try:
            return script.of_cells(
                [c for c in self.cells if not passed_over & {*c.tags}]
            )
        except NoScript as error:
            raise CheckFailed(
                expected="cells that Python can read",
                found=str(error),
                remedy="fix that cell, or delete it",
            ) from None

    @cached_property
    def script(self) -> str:
        """The text of the script. Raises CheckFailed where there is none."""
        path = self.folder / self.script_name
        try:
            return path.read_text("utf-8-sig")
        except (OSError, ValueError) as error:
            raise CheckFailed(
                expected=f"your program is in {self.script_name}, as text in UTF-8",
                found=getattr(error, "strerror", None) or "it is not text in UTF-8",
                remedy=f"convert the notebook: jupyter nbconvert --to script"
                f" {self.notebook_name}; it writes {self.script_name}",
            ) from None

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of the script. Raises CheckFailed where it is no Python."""
        try:
            found = ast.parse(self.script)
        except NO_PYTHON as error:
            line = getattr(error, "lineno", None)
            place = f"line {line}: " if line else ""
            text = self.script.splitlines()[line - 1].strip() if line else ""
            raise CheckFailed(
                expected=f"{self.script_name} is plain Python",
                found=f"{place}{getattr(error, 'msg', error)}: {text[:60]}",
                remedy="look at this line and the one above it; a line for IPython goes, or"
                " becomes Python",
            ) from None
        if not found.body:
            raise CheckFailed(
                expected=f"your program is in {self.script_name}",
                found="there is no code in it",
                remedy=f"convert the notebook: jupyter nbconvert --to script"
                f" {self.notebook_name}",
            )
        return found

    @cached_property
    def modules(self) -> dict[str, ast.Module]:
        """The syntax trees of the script and of the modules beside it, by their paths; what
        Python cannot read is left out. Raises CheckFailed for the script."""
        found = {self.script_name: self.tree}
        for path in modules_in(self.folder):
            name = path.relative_to(self.folder).as_posix()
            with suppress(OSError, *NO_PYTHON):
                found.setdefault(name, ast.parse(path.read_bytes()))
        return found


def using(names: Iterable[str]) -> str:
    """A line that uses these names; none where there are none."""
    kept = sorted(names)
    return f"print({', '.join(kept)})" if kept else ""


@contextmanager
def opened(
    workspace: Workspace, stage: AdoptedStage, limit: float, tell: Tell
) -> Iterator[Work]:
    """A copy of an adopted folder, ready to be looked at; ends what it has started."""
    with scratch.folder() as room:
        python = OwnersPython(stage.house.python, Path(room).resolve())
        try:
            yield Work(workspace, stage, python, limit, tell)
        finally:
            python.end()
