"""Makes vocabulary.md: the words in which checks are written, to look things up in.

    python docs/vocabulary.py

All of it is taken from docstrings: those of the fixtures, those of the pieces of the engine
that several files of checks import, and those of the modules in which the folders and files
beside a check are explained. A line "costs: ..." and a line "fails: ..." at the end of a
docstring say what something costs, and what is told when it fails.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from inspect import cleandoc
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from drydock.workbook.house import HERE

PAGE = Path(__file__).with_name("vocabulary.md")
ENGINE = HERE.root / "src"
OF_ALL = ENGINE / "drydock/judging/fixtures.py"
SHARED = HERE.root / "tests" / HERE.default_kata / "conftest.py"
FIELD = re.compile(
    r"^(?P<name>costs|fails): (?P<text>.+?)\s*(?=^(?:costs|fails): |\Z)",
    re.DOTALL | re.MULTILINE,
)
# A piece of the engine that fewer files import is a matter of one check.
FILES_ENOUGH = 2
LABELS = {"costs": "Costs", "fails": "When it fails"}
OF_PYTEST = ("request", "pytestconfig")
ALSO = (
    "drydock.judging.model_checks.MODEL_TESTS",
    "drydock.judging.model_checks.file_left_by",
    "drydock.judging.model_checks.placed_models",
    "drydock.judging.model_checks.trial_on_models",
    "drydock.judging.parts.Parts",
    "drydock.judging.server_checks.SERVER_TESTS",
    "drydock.judging.server_checks.Servers",
    "drydock.judging.service_checks.SERVICE_TESTS",
    "drydock.judging.service_checks.trial_on_services",
    "drydock.judging.suite_board.SUITE_BOARD",
    "drydock.judging.table_checks.TABLES",
    "drydock.judging.table_checks.tables_offered",
    "drydock.judging.turns.Turn",
)
# Where the words are explained that name a folder, a file or a line beside a check.
EXPLAINED = {
    "`wrong_turns/`, `right_turns/`, `take`, `TELLS`, `FROM`": "src/drydock/judging/turns.py",
    "`wrong_files/`, `right_files/`, `rules.py`": "tests/drydock/whole/test_files.py",
    "`mutants/`, `correct/`": "src/drydock/judging/variants.py",
    "`EXCHANGED`": "src/drydock/judging/variants.py:Variant.exchanged",
    "`wrong_tables/`, `right_tables/`": "src/drydock/judging/table_checks.py",
    "`wrong_models/`, `right_models/`": "src/drydock/judging/model_checks.py",
    "`wrong_services/`, `right_services/`, `answer`": "src/drydock/judging/service_checks.py",
    "`wrong_servers/`, `right_servers/`": "src/drydock/judging/server_checks.py",
    "`FAULT`, `FAULTS`": "src/drydock/judging/variants.py:Variant.faults",
    "`given.py`, `give`, `make`": "src/drydock/sandbox/makers.py",
    "`beyond/`": "tests/drydock/whole/test_references.py",
    "`old/`": "src/drydock/judging/in_turn.py:broken",
    "`known_errors.toml`": "src/drydock/judging/own_test_checks.py:known_errors",
    "`promises.toml`": "tests/drydock/whole/test_promises.py",
    "`seam.py`": "tests/titanic/seam.py",
    "`APPROVED_BY`": "src/drydock/judging/approval.py:changes",
    "`approved/`": "src/drydock/judging/baseline.py:approved_file",
    "`stand_in/`": "src/drydock/workbook/house.py:House.stand_in",
    "`examples.py`, `EXAMPLES`": "tests/titanic/trying.py:try_all",
    "An example of `EXAMPLES`": "tests/titanic/trying.py:Example",
    "`MARKS`, `FEATURES`": "tests/titanic/calls.py:columns_that_depend_on",
}
Described = ast.Module | ast.ClassDef | ast.FunctionDef
TOP = """\
<!-- Made by docs/vocabulary.py from docstrings: change those, then run it. -->

# The vocabulary of the checks

What you can use when you write a check: what it gives, what it costs, and what is told
when it fails. How a stage is written, step by step, is in [authoring.md](authoring.md).

- A **job** is a piece of the participant's code at work. Where the system can fork, it runs
  in a fork of a warm process that has imported the libraries already; elsewhere in a process
  of its own. Whoever only begins a job goes on at once; who asks for its outcome waits.
- A fixture is made once for each check, and its cost arises once, however many parts of the
  check use it. What the fixtures that it uses cost comes on top.
- **FAIL** is the participant's to fix. **BROKEN** means that the workbook is at fault.
  **WAITING** is a part that cannot be judged before an earlier one has passed: a cause that
  stops several parts is told once.
"""


class Word(NamedTuple):
    """One entry of the page."""

    name: str
    docstring: str
    uses: tuple[str, ...] = ()
    module: str = ""

    @property
    def gives(self) -> str:
        """The docstring without its fields."""
        return FIELD.sub("", self.docstring).strip()

    def field(self, name: str) -> str:
        """What the docstring says of costs or failures, on one line."""
        found = {one["name"]: one["text"] for one in FIELD.finditer(self.docstring)}
        return " ".join(found.get(name, "").split())


def fixtures(path: Path) -> Iterator[Word]:
    """The fixtures that a module defines, in its order."""
    for node in ast.parse(path.read_bytes()).body:
        marks = node.decorator_list if isinstance(node, ast.FunctionDef) else []
        for mark in (one for one in marks if isinstance(one, ast.Call)):
            if isinstance(node, ast.FunctionDef) and _is_fixture(mark):
                names = {one.arg: one.value for one in mark.keywords}
                name = ast.literal_eval(names["name"]) if "name" in names else node.name
                uses = tuple(one.arg for one in node.args.args)
                yield Word(name, ast.get_docstring(node) or "", uses)


def _is_fixture(mark: ast.Call) -> bool:
    return ast.unparse(mark.func) == "pytest.fixture"


def pieces() -> list[Word]:
    """What several files of checks import from the engine, by its module."""
    files: dict[str, set[Path]] = defaultdict(set)
    for kata in HERE.katas:
        for path in (HERE.root / "tests" / kata).rglob("*.py"):
            for name in _imported(path):
                files[name].add(path)
    often = {name for name, found in files.items() if len(found) >= FILES_ENOUGH}
    words = (_piece(name) for name in sorted({*often, *ALSO}))
    return [word for word in words if word.docstring]


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "drydock"
        ):
            yield from (f"{node.module}.{one.name}" for one in node.names)


def _piece(dotted: str) -> Word:
    """A class or a function with its docstring; a value, with the text below it."""
    module, _, name = dotted.rpartition(".")
    path = ENGINE / f"{module.replace('.', '/')}.py"
    if not path.is_file():  # a module that is imported as a whole
        whole = ENGINE / f"{dotted.replace('.', '/')}.py"
        text = ast.get_docstring(ast.parse(whole.read_bytes())) or ""
        return Word(name, text, module=module)
    body = ast.parse(path.read_bytes()).body
    for node, below in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name:
            return Word(name, ast.get_docstring(node) or "", module=module)
        is_it = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
        if is_it and isinstance(below, ast.Expr):
            return Word(name, cleandoc(ast.literal_eval(below.value)), module=module)
    return Word(name, "", module=module)


def explained() -> Iterator[Word]:
    """The folders and files beside a check, and what stands in them."""
    for names, place in EXPLAINED.items():
        path, _, dotted = place.partition(":")
        node: Described = ast.parse((HERE.root / path).read_bytes())
        for name in filter(None, dotted.split(".")):
            [node] = [one for one in _defined_in(node) if one.name == name]
        yield Word(names, ast.get_docstring(node) or "", module=path)


def _defined_in(node: Described) -> list[ast.ClassDef | ast.FunctionDef]:
    kinds = (ast.ClassDef, ast.FunctionDef)
    return [one for one in node.body if isinstance(one, kinds)]


def page() -> str:
    """The whole page."""
    parts = [TOP, "## Fixtures of every check\n"]
    parts += [_fixture(word) for word in fixtures(OF_ALL)]
    parts += [f"## Fixtures of the {HERE.default_kata} kata\n"]
    parts += [_fixture(word) for word in fixtures(SHARED)]
    parts += ["## Beside a check\n"]
    for word in explained():
        parts.append(_entry(word, f"More: [{word.module}](../{word.module})"))
    parts += ["## Pieces of the engine\n"]
    for module, words in groupby(pieces(), lambda word: word.module):
        parts.append(f"### From `{module}`\n")
        parts += [f"**`{word.name}`**: {_told(word)}" for word in words]
    return "\n".join(parts)


def _fixture(word: Word) -> str:
    uses = [f"`{name}`" for name in word.uses if name not in OF_PYTEST]
    return _entry(word, f"Uses: {', '.join(uses)}" if uses else "")


def _entry(word: Word, last: str) -> str:
    """A word under its own heading."""
    name = word.name if "`" in word.name else f"`{word.name}`"
    return f"### {name}\n\n{_told(word, last)}"


def _told(word: Word, last: str = "") -> str:
    """What a docstring says, its fields as a list, and something more at its end."""
    fields = {label: word.field(name) for name, label in LABELS.items()}
    lines = [f"- {label}: {text}" for label, text in fields.items() if text]
    lines += [f"- {last}"] if last else []
    return "\n".join([word.gives, *([""] if lines else []), *lines, ""])


def main() -> None:
    PAGE.write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
