"""What is noted of the lines that code reaches, beside what coverage measures."""

from __future__ import annotations

import builtins
import importlib
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import coverage
import pytest

from drydock.sandbox.reached_statements import Lines, noted

SAMPLE = '''"""A module with something of everything."""

from __future__ import annotations

import functools


class Counter:
    """Counts."""

    step = 1

    def count(self, upto: int) -> int:
        """Counts up."""
        total = 0
        for number in range(upto):
            if number == 1: continue
            elif number == 2:
                total += self.step
            else:
                total += 2 * self.step
        else:
            total += 10
        return total


@functools.lru_cache
def kind(value: object) -> str:
    match value:
        case int():
            return "a number"
        case _:
            return "something else"


def careful(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
    finally:
        text = ""


def never() -> None:
    while True:
        raise RuntimeError


total = (
    Counter().count(3)
    + careful("x")
)
name = kind(1)

if __name__ == "__main__":
    never()
'''

Imported = Callable[[], ModuleType]


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> str:
    file = tmp_path.resolve() / "reached_sample.py"
    file.write_text(SAMPLE, "utf-8")
    return str(file)


@pytest.fixture(name="imported")
def _imported(file: str, monkeypatch: pytest.MonkeyPatch) -> Imported:
    """Imports the sample anew."""
    monkeypatch.syspath_prepend(Path(file).parent)

    def fresh() -> ModuleType:
        sys.modules.pop("reached_sample", None)
        return importlib.import_module("reached_sample")

    return fresh


def _line(text: str) -> int:
    return SAMPLE.splitlines().index(text) + 1


def test_what_is_noted_was_reached(file: str, imported: Imported) -> None:
    """All that coverage sees but lines that only lead to others, and nothing else."""
    with noted([file]) as found:
        assert imported().total == 13
    lines = found[file]
    measure = coverage.Coverage(data_file=None, config_file=False, include=[file])
    measure.exclude("if __name__ == .__main__.:")
    with measure.collect():
        imported()
    _, statements, _, missing, _ = measure.analysis2(file)
    seen = set(statements) - set(missing)
    leading = [
        "from __future__ import annotations",
        "@functools.lru_cache",
        "        case int():",
        "    except ValueError:",
    ]
    assert lines.reached & set(statements) == seen.difference(map(_line, leading))
    assert lines.noted - lines.reached == set(missing) - {_line("        case _:")}
    assert lines.share == 100 * len(lines.reached) / len(lines.noted)


@pytest.mark.usefixtures("imported")
def test_what_a_module_does_as_a_script_is_done_and_not_counted(file: str) -> None:
    with noted([file]) as found, pytest.raises(RuntimeError):
        runpy.run_module("reached_sample", run_name="__main__")
    assert _line("    never()") not in found[file].noted


def test_what_a_module_does_only_where_it_is_imported_is_counted(
    file: str, imported: Imported
) -> None:
    added = "\nelse:\n    def other():\n        return 1\n"
    Path(file).write_text(SAMPLE.rstrip("\n") + added, "utf-8")
    with noted([file]) as found:
        imported()
    last = len(SAMPLE.splitlines()) + 3
    assert last in found[file].noted - found[file].reached


def test_a_module_is_what_it_would_be_without(file: str, imported: Imported) -> None:
    with noted([file]):
        module = imported()
    assert module.__doc__ == "A module with something of everything."
    assert module.Counter.__doc__ == "Counts."
    assert module.Counter.count.__annotations__["upto"] == "int"
    assert module.Counter.count.__code__.co_firstlineno == _line(
        "    def count(self, upto: int) -> int:"
    )


def test_an_error_names_its_line(file: str, imported: Imported) -> None:
    with noted([file]), pytest.raises(RuntimeError) as raised:
        imported().never()
    assert raised.traceback[-1].lineno + 1 == _line("        raise RuntimeError")


def test_what_is_not_imported_notes_nothing(file: str) -> None:
    with noted([file]) as found:
        assert runpy.run_path(file)["total"] == 13
    assert found == {file: Lines()}
    assert found[file].share == 0


def test_another_process_finds_no_notes(
    file: str, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    with noted([file]):
        imported()
    command = [sys.executable, "-c", "import reached_sample"]
    subprocess.run(command, cwd=Path(file).parent, check=True)


def test_afterwards_all_is_as_before(file: str, imported: Imported) -> None:
    with noted([file]) as found:
        pass
    imported()
    assert found == {file: Lines()}


def test_no_name_leads_to_what_takes_the_notes(file: str, imported: Imported) -> None:
    """So that no test can note what it has not run."""
    Path(file).write_text("def never(text):\n    return len(text)\n", "utf-8")
    before = {*vars(builtins)}
    with noted([file]) as found:
        module = imported()
        assert {*vars(builtins)} == before
    assert [name for name in vars(module) if not name.startswith("__")] == ["never"]
    assert module.never.__code__.co_names in (("__call__", "len"), ("len", "__call__"))
    assert found[file].reached == {1}


def test_very_deep_code_is_left_as_it_is(file: str, imported: Imported) -> None:
    Path(file).write_text(f"total = {'-' * 2500}1\n", "utf-8")
    with noted([file]) as found:
        assert imported().total == 1
    assert found == {file: Lines()}
