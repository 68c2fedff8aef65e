"""The drills of the ide kata, done by language servers, as editors use them.

None of these tools is in the lock: they come from the registry, into an environment that is
thrown away. What a server has no action for is done by hand, as the lesson allows.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import drills
import pytest
from drills import FUEL, LOGBOOK, VOYAGE, Jumper, Place, by_hand, require_pass, said
from lsp import Editor, editor, path_of

from drydock.judging.checking import check
from drydock.judging.verdict import Word
from drydock.workbook.house import House

TOOLS = (
    "basedpyright==1.40.2",
    "jedi-language-server==0.47.0",
    "pyflakes==3.4.0",
    "pylsp-rope==0.1.17",
    "python-lsp-black==2.0.0",
    "python-lsp-server[rope]==1.15.0",
    "ruff==0.17.6",
)
COMMANDS = {
    "basedpyright": ["basedpyright-langserver", "--stdio"],
    "jedi": ["jedi-language-server"],
    "pylsp": ["pylsp"],
    "ruff": ["ruff", "server"],
}
ROPE = {"rope_autoimport": {"enabled": True, "memory": True}}
ROPE_RENAMES = {"pylsp_rope": {"rename": True}, "jedi_rename": {"enabled": False}}
HELLO, COMPLETE, FORMATTING, IMPORTS = (
    f"exercises/ide/{name}.py"
    for name in ("hello", "complete", "formatting", "imports")
)

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", name="tools")
def _tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of the tools are."""
    folder = tmp_path_factory.mktemp("tools") / "env"
    for command in (
        ["venv", "--quiet", "--python", sys.executable, str(folder)],
        ["pip", "install", "--quiet", "--python", str(folder), *TOOLS],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "uv", *command],
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode:
            pytest.skip(f"the tools cannot be installed: {done.stderr.strip()[-200:]}")
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    return drills.build(tmp_path / "the workbook")


@contextmanager
def _with(
    name: str, tools: Path, house: House, plugins: dict[str, Any] | None = None
) -> Iterator[Editor]:
    """An editor with one of the servers, told which Python runs the project."""
    program, *arguments = COMMANDS[name]
    python = sys.executable
    settings = {
        "python": {"pythonPath": python},
        "pylsp": {"plugins": {"jedi": {"environment": python}, **(plugins or {})}},
        "initial": {"workspace": {"environmentPath": python}},
    }
    command = [str(tools / program), *arguments]
    with editor(command, house.root, settings) as one:
        yield one


def test_basedpyright_imports_what_is_missing(tools: Path, house: House) -> None:
    with _with("basedpyright", tools, house) as one:
        one.act(one.selected(HELLO, "Path"), "from pathlib import Path")
    require_pass(house, 1)


def test_rope_imports_what_is_missing(tools: Path, house: House) -> None:
    """As its own library, and not over the protocol."""
    line = _by_rope(
        tools,
        house,
        "from rope.contrib.autoimport.sqlite import AutoImport\n"
        "index = AutoImport(project, memory=True)\n"
        "index.generate_modules_cache(['pathlib', 'zipfile'])\n"
        "print(*(said for said, name in index.search('Path') if name == 'Path'), sep='\\n')",
    )
    assert "from pathlib import Path" in line.splitlines()
    by_hand(house, HELLO, "import sys\n", "import sys\nfrom pathlib import Path\n")
    require_pass(house, 1)


def test_pylsp_imports_what_is_missing(tools: Path, house: House) -> None:
    with _with("pylsp", tools, house, ROPE) as one:
        place = one.selected(HELLO, "Path")
        _until_it_knows(one, place, "from pathlib import Path")
        one.act(place, "from pathlib import Path")
    require_pass(house, 1)


def _until_it_knows(one: Editor, place: dict[str, Any], title: str) -> None:
    """rope reads all of the standard library first."""
    for _ in range(20):
        context = {"diagnostics": one.problems(place)}
        found = one.call("textDocument/codeAction", **place, context=context) or []
        if any(title in action["title"] for action in found):
            return


@pytest.mark.parametrize("name", ["basedpyright", "jedi", "pylsp"])
def test_completion_finds_the_names(tools: Path, house: House, name: str) -> None:
    with _with(name, tools, house) as one:
        for column, typed, wanted in (
            ("kilos", "me", "mean"),
            ("boxes", "asty", "astype"),
        ):
            there = f'= catch["{column}"]'
            by_hand(house, COMPLETE, f"{there}\n", f"{there}.{typed}\n")
            one.complete(COMPLETE, f"{there}.{typed}", wanted)
        by_hand(house, COMPLETE, ".mean\n", ".mean()\n")
        by_hand(house, COMPLETE, ".astype\n", ".astype(int)\n")
        place = one.at(COMPLETE, "return line(", "line(")
        place["position"]["character"] += len("line(")
        help_ = one.call("textDocument/signatureHelp", **place)["signatures"][0]
        assert "*, unit" in help_["label"]
        by_hand(house, COMPLETE, "units=", "unit=")
        if name == "basedpyright":
            one.act(one.selected(COMPLETE, "date"), "from datetime import date")
        else:
            first = "import pandas as pd\n"
            by_hand(house, COMPLETE, first, f"from datetime import date\n\n{first}")
    require_pass(house, 2)


def test_ruff_formats_and_sorts(tools: Path, house: House) -> None:
    with _with("ruff", tools, house) as one:
        _format(one)
        one.act(one.selected(IMPORTS, "import csv"), "Fix all")
    require_pass(house, 3)


def test_pylsp_formats_and_rope_sorts(tools: Path, house: House) -> None:
    with _with("pylsp", tools, house) as one:
        _format(one)
        one.act(one.selected(IMPORTS, "import pandas"), "Organize import")
    require_pass(house, 3)


def _format(one: Editor) -> None:
    """Formats a file with the key for it."""
    path = one.root / FORMATTING
    one.open(path)
    options = {"tabSize": 4, "insertSpaces": True}
    document = {"uri": path.as_uri()}
    edits = one.call("textDocument/formatting", textDocument=document, options=options)
    one.change(path, edits)


def _rename_both(one: Editor) -> None:
    one.rename(one.at(VOYAGE, "start, end, d = leg", "d = leg"), "distance")
    one.rename(one.at(LOGBOOK, "def log(", "log"), "write_entry")


def test_jedi_does_all_of_the_refactoring(tools: Path, house: House) -> None:
    with _with("jedi", tools, house) as one:
        _rename_both(one)
        one.act(one.selected(VOYAGE, "miles * 1.852"), "into variable")
        one.rename(one.at(VOYAGE, "jls_extract_var = miles"), "kilometres")
        by_hand(house, VOYAGE, "{miles * 1.852:", "{kilometres:")
        one.act(one.selected(VOYAGE, FUEL.strip()), "into function")
        one.rename(one.at(VOYAGE, "def jls_extract_def", "jls"), "fuel_needed")
        one.act(one.selected(LOGBOOK, "tenths"), "Inline")
    require_pass(house, 4)


def test_pylsp_and_rope_do_all_of_the_refactoring(tools: Path, house: House) -> None:
    with _with("pylsp", tools, house) as one:
        _rename_both(one)
        one.act(one.selected(VOYAGE, "miles * 1.852"), "Extract variable including")
        one.rename(one.at(VOYAGE, "extracted_variable = miles"), "kilometres")
        one.act(one.selected(VOYAGE, FUEL), "Extract method")
        one.rename(one.at(VOYAGE, "def extracted_method", "extr"), "fuel_needed")
        one.act(one.selected(LOGBOOK, "tenths"), "Inline")
    require_pass(house, 4)


def test_basedpyright_does_the_renames(tools: Path, house: House) -> None:
    """It has no other refactoring: the rest is done by hand."""
    with _with("basedpyright", tools, house) as one:
        _rename_both(one)
    by_hand(
        house,
        VOYAGE,
        "    if miles * 1.852",
        "    kilometres = miles * 1.852\n    if kilometres",
    )
    by_hand(house, VOYAGE, "{miles * 1.852:", "{kilometres:")
    by_hand(house, VOYAGE, FUEL, "    fuel = fuel_needed(total)\n")
    function = f"def fuel_needed(total):\n{FUEL}    return fuel\n\n\ndef main("
    by_hand(house, VOYAGE, "def main(", function)
    by_hand(
        house,
        LOGBOOK,
        "tenths = round(miles, 1)\n    return tenths",
        "return round(miles, 1)",
    )
    require_pass(house, 4)


def test_a_rename_that_searches_texts_is_refused_as_the_lesson_says(
    tools: Path, house: House
) -> None:
    """rope over the protocol renames in comments and texts too, and does not ask."""
    with _with("pylsp", tools, house, ROPE_RENAMES) as one:
        one.rename(one.at(VOYAGE, "start, end, d = leg", "d = leg"), "distance")
    verdict = check(house.stage("ide/4"))
    assert verdict.word is Word.FAIL
    assert "with the search in comments and strings switched off" in said(verdict)


def test_rope_as_a_library_renames_and_keeps_out_of_the_solutions(
    tools: Path, house: House
) -> None:
    changed = _by_rope(
        tools,
        house,
        "from rope.refactor.rename import Rename\n"
        f"file = project.get_resource({LOGBOOK!r})\n"
        "changes = Rename(project, file, file.read().index('log(event')).get_changes('w')\n"
        "print(*sorted(one.path for one in changes.get_changed_resources()))",
    )
    assert changed.split() == [LOGBOOK, VOYAGE]


def _by_rope(tools: Path, house: House, script: str) -> str:
    """What a script prints that has a rope `project`."""
    begin = "from rope.base.project import Project\n"
    begin += f"project = Project({str(house.root)!r}, ropefolder=None)\n"
    done = subprocess.run(
        [str(tools / "python"), "-c", begin + script],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class _Server:
    """Jumps by a language server."""

    def __init__(self, one: Editor) -> None:
        self._one = one

    def goto(self, file: Path, line: int, column: int) -> Place:
        found = self._ask("textDocument/definition", file, line, column)
        [place, *_] = self.places(found)
        return place

    def usages(self, file: Path, line: int, column: int) -> list[Place]:
        context = {"includeDeclaration": True}
        method = "textDocument/references"
        return self.places(self._ask(method, file, line, column, context=context))

    def implementations(self, file: Path, line: int, column: int) -> list[Place]:
        method = "textDocument/implementation"
        return self.places(self._ask(method, file, line, column))

    def symbol(self, letters: str, name: str, opened: Path) -> Place:
        """Where a symbol is; `opened` is a file to look at while the server reads on."""
        self._one.open(opened)
        for _ in range(10):
            found = self._one.call("workspace/symbol", query=letters) or []
            places = [one["location"] for one in found if one["name"] == name]
            if places:
                return self.places(places)[0]
            self._one.problems({"textDocument": {"uri": opened.as_uri()}})
        raise AssertionError(f"no symbol {name}")

    def _ask(
        self, method: str, file: Path, line: int, column: int, **more: Any
    ) -> list[dict[str, Any]]:
        self._one.open(file)
        place = {
            "textDocument": {"uri": file.as_uri()},
            "position": {"line": line - 1, "character": column},
        }
        found = self._one.call(method, **place, **more) or []
        return found if isinstance(found, list) else [found]

    @staticmethod
    def places(found: list[dict[str, Any]]) -> list[Place]:
        return [
            (
                path_of(one.get("uri") or one["targetUri"]),
                (one.get("range") or one["targetRange"])["start"]["line"] + 1,
            )
            for one in found
        ]


@pytest.mark.parametrize("name", ["basedpyright", "jedi", "pylsp"])
def test_jumping_answers_the_questions(tools: Path, house: House, name: str) -> None:
    """basedpyright alone has a list of implementations; for the others people read on."""
    with _with(name, tools, house) as one:
        tool = _Server(one)
        jumper = Jumper(tool, house)
        watch = jumper.at("bells", "class HarbourWatch", "Harbour")
        symbol = watch[:2]
        if name != "pylsp":
            letters = "HW" if name == "basedpyright" else "HarbourW"
            symbol = tool.symbol(letters, "HarbourWatch", watch[0])
        berths = watch[0].with_name("berths.py")
        lines = berths.read_text("utf-8").splitlines()
        defined = [n for n, line in enumerate(lines, 1) if "def price(" in line]
        own_price = [(berths, line) for line in defined[1:]]
        if name == "basedpyright":
            column = lines[defined[0] - 1].index("price")
            found = tool.implementations(berths, defined[0], column)
            assert sorted(set(found) - {(berths, defined[0])}) == own_price
        jumper.write(jumper.answer(symbol, own_price))
    require_pass(house, 5)
