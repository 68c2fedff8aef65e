"""What the checks of the ide kata share: a file of a drill as it is, and as it was given;
what it prints; and that nobody was silenced.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Outcome, Stop
from drydock.sandbox.runner import Program, run_with
from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace

PRINTED = Path(__file__).with_name("printed.py")
# What makes a tool look away: of flake8 and ruff, pylint, type checkers, PyCharm, black,
# isort.
SILENCER = re.compile(
    r"#\s*(noqa|pylint:\s*disable|type:\s*ignore|pyright:|noinspection|ruff:"
    r"|fmt:\s*(off|skip)|isort:\s*(skip|off))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Source:
    """A Python file of a drill; `shown` is its path as a participant knows it."""

    shown: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree; raises CheckFailed where Python cannot read it."""
        try:
            return ast.parse(self.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            number = getattr(error, "lineno", None) or 1
            line = ([*self.text.splitlines()[number - 1 : number], ""])[0].strip()
            raise CheckFailed(
                expected=f"Python can read {self.shown}",
                found=f"{getattr(error, 'msg', error)}, in line {number}: {line}",
                remedy="undo in your editor until the red underline is gone",
            ) from error

    @property
    def comments(self) -> list[tuple[int, str]]:
        """Every comment with the number of its line, from the `#` on."""
        assert self.tree
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [(t.start[0], t.string) for t in tokens if t.type == tokenize.COMMENT]

    @property
    def strings(self) -> list[str]:
        """Every text in quotes, docstrings and the fixed parts of f-strings included."""
        found = (n.value for n in ast.walk(self.tree) if isinstance(n, ast.Constant))
        return [value for value in found if isinstance(value, str)]

    def function(self, name: str) -> ast.FunctionDef | None:
        """The function of this name that stands at the margin, if there is one."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == name:
                return node
        return None


@dataclass(frozen=True)
class Given(Source):
    """A file as the kata gives it. Where it is not what it was, the workbook is broken:
    no word about it may sound as if the participant's own file were meant."""

    def function(self, name: str) -> ast.FunctionDef:
        """The function of this name; raises WorkbookBroken where there is none."""
        found = super().function(name)
        if found is None:
            raise broken(self.shown, f"it has no function {name}")
        return found


def broken(shown: str, found: str) -> WorkbookBroken:
    """What to tell where a file of the solutions is not what it was."""
    return WorkbookBroken(
        expected=f"{shown} is as the workbook brings it",
        found=f"{found} (a rename or a replacement in your editor may have reached it)",
        remedy=f"bring it back with: git checkout HEAD -- {shown}",
    )


@pytest.fixture(scope="module", name="own")
def _own(workspace: Workspace) -> Callable[[str], Source]:
    """Gives a file of the participant's, by its name."""

    known: dict[str, Source | CheckFailed] = {}

    def read(name: str) -> Source:
        found = known[name] = known.get(name) or _read(workspace, name)
        if isinstance(found, CheckFailed):
            raise found
        return found

    return read


def _read(workspace: Workspace, name: str) -> Source | CheckFailed:
    """A file, or the one failure to raise wherever somebody asks for it."""
    shown = workspace.shown(name)
    try:
        source = Source(shown, workspace.file(name).read_text("utf-8-sig"))
        assert source.tree
        return source
    except CheckFailed as error:
        return error
    except OSError as error:
        found = f"it cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        found = "it is no text in UTF-8"
    return CheckFailed(
        expected=f"the drill stands in {shown}",
        found=found,
        remedy=f"bring it back with: git checkout -- {shown}",
    )


@pytest.fixture(scope="module", name="given")
def _given(stage: Stage) -> Callable[[str], Given]:
    """Gives a file as the kata gives it, by its name."""

    def read(name: str) -> Given:
        path = stage.house.start(stage.kata).solution / name
        shown = path.relative_to(stage.house.root).as_posix()
        try:
            given = Given(shown, path.read_text("utf-8"))
            assert given.tree
        except (OSError, UnicodeDecodeError) as error:
            raise broken(shown, f"it cannot be read: {error}") from error
        except CheckFailed as error:
            raise broken(shown, error.found) from error
        return given

    return read


@pytest.fixture(scope="module", name="nobody_silenced")
def _nobody_silenced(own: Callable[[str], Source]) -> Callable[[str], None]:
    """Requires that a file tells no tool to look away."""

    def require(name: str) -> None:
        for number, comment in own(name).comments:
            if SILENCER.search(comment):
                raise CheckFailed(
                    expected=f"{name} says to no tool that it should look away",
                    found=f"in line {number}: {comment}",
                    remedy="delete that comment, read what the tool then says, and fix"
                    " what it means",
                )

    return require


@pytest.fixture(scope="module", name="run")
def _run(
    own: Callable[[str], Source], workspace: Workspace, crew: Crew, time_limit: float
) -> Callable[..., Outcome]:
    """Runs a file as a program, and gives what an observer saw of it.

    as_given: run the file that the kata gives, and not the participant's.
    """
    house, kata = workspace.stage.house, workspace.stage.kata
    given = Workspace(workspace.stage, house.start(kata).solution)

    def start(
        name: str,
        observe: str = "printed",
        seam: Path = PRINTED,
        *,
        as_given: bool = False,
    ) -> Outcome:
        assert own(name).tree
        program = Program(name, observe, "script", seam)
        work = given if as_given else workspace
        outcome = run_with(crew, work, program, limit=time_limit)
        if outcome.stop and as_given:
            folder = given.folder.relative_to(house.root) / Path(name).parent
            raise broken(folder.as_posix(), _in_words(outcome.stop))
        if outcome.stop:
            raise _stopped(outcome.stop, name)
        return outcome

    return start


def _in_words(stop: Stop) -> str:
    return {
        "too slow": f"it was still running after {stop.message}",
        "SystemExit": "it ends the process (sys.exit, exit or quit)",
        "died": f"its process was ended ({stop.message})",
    }.get(stop.kind, f"{stop.kind}: {stop.message}")


def _stopped(stop: Stop, name: str) -> CheckFailed:
    remedy = "run it in your editor, and read the last line of what it prints"
    if stop.kind == "NameError":
        remedy = f"open {name}: your editor underlines that name; ask for a quick fix"
    return CheckFailed(
        expected=f"{name} runs to its end", found=_in_words(stop), remedy=remedy
    )
