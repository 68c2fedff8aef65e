"""The ide kata alone, and the answers of its last drill found by jumping."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from typing import Protocol

from drydock.judging.checking import check
from drydock.judging.verdict import Verdict, Word
from drydock.workbook.house import HERE, House

PARTS = ("notebooks/ide", "tests/ide", "solutions/ide")
FILES = ("pyproject.toml", ".gitignore")
VOYAGE = "exercises/ide/refactoring/voyage.py"
LOGBOOK = "exercises/ide/refactoring/logbook.py"
HARBOUR = "exercises/ide/navigation/harbour"
FUEL = """\
    hours = total / KNOTS
    litres = hours * 38
    reserve = litres * 0.2
    fuel = litres + reserve
"""
Place = tuple[Path, int]


def build(root: Path) -> House:
    """The ide kata in `root`, with its exercise as it is at the start."""
    for part in PARTS:
        shutil.copytree(HERE.root / part, root / part)
    for file in FILES:
        shutil.copy(HERE.root / file, root)
    settings = (root / "pyproject.toml").read_text("utf-8")
    settings = settings.replace('default-kata = "titanic"', 'default-kata = "ide"')
    (root / "pyproject.toml").write_text(settings, "utf-8")
    house = House(root)
    shutil.copytree(house.start("ide").solution, house.exercise("ide"))
    return house


def require_pass(house: House, number: int) -> None:
    """Holds that a drill passes its check, and that nothing but the exercise changed."""
    verdict = check(house.stage(f"ide/{number}"))
    assert verdict.word is Word.PASS, said(verdict)
    for file in (HERE.root / "solutions/ide").rglob("*.py"):
        copy = house.root / file.relative_to(HERE.root)
        assert copy.read_bytes() == file.read_bytes(), copy


def said(verdict: Verdict) -> str:
    return "\n".join(verdict.lines())


def by_hand(house: House, file: str, old: str, new: str) -> None:
    """What a tool leaves to people, at every place that is left."""
    path = house.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


class Jumps(Protocol):
    """A tool that jumps in a package. Lines are counted from 1."""

    def goto(self, file: Path, line: int, column: int) -> Place:
        """The place where the name at a place gets its meaning."""

    def usages(self, file: Path, line: int, column: int) -> list[Place]:
        """The places where the name at a place is used."""


class Jumper:
    """Answers the questions about the harbour, by jumping."""

    def __init__(self, tool: Jumps, house: House) -> None:
        self._tool = tool
        self._harbour = house.root / HARBOUR

    def answer(self, symbol: Place, own_price: list[Place]) -> dict[int, str]:
        """The answers, by the number of the question.

        symbol: what a search for the symbol found; own_price: where `price` of Berth is
        implemented, however the tool finds that out.
        """
        hours = self._end("berths", "hours: int = FREE_HOURS", "FREE_HOURS")
        factor = self._end("tariff", "3 * WATCH_HOURS", "WATCH_HOURS")
        assert hours[0].stem == "tariff"
        value = int(_line(factor).split("=")[1])
        return {
            1: self._end("office", '{ship.name}", charge(ship)', "charge")[0].stem,
            2: ", ".join(self._readers("ships", "draught: float", "draught")),
            3: symbol[0].stem,
            4: self._in_the_end("bells", "def ring(", "ring"),
            5: ", ".join(sorted(_class_at(place) for place in own_price)),
            6: ", ".join(self._never_called()),
            7: str(3 * value),
            8: ", ".join(self._modules_saying("mayor")),
        }

    def write(self, answers: dict[int, str]) -> None:
        file = self._harbour.parent / "answers.md"
        lines = file.read_text("utf-8").splitlines()
        empty = [at for at, line in enumerate(lines) if line == "Answer:"]
        for at, number in zip(empty, sorted(answers), strict=True):
            lines[at] += f" {answers[number]}"
        file.write_text("\n".join([*lines, ""]), "utf-8")

    def at(self, module: str, text: str, name: str) -> tuple[Path, int, int]:
        """The place of a name within the one line that says `text`."""
        file = self._harbour / f"{module}.py"
        lines = file.read_text("utf-8").splitlines()
        [number] = [n for n, line in enumerate(lines) if text in line]
        return file, number + 1, lines[number].index(text) + text.index(name)

    def _end(self, module: str, text: str, name: str) -> Place:
        """Where a name leads: from an import, on to what it imports."""
        place = self._tool.goto(*self.at(module, text, name))
        while " import " in (line := _line(place)):
            renamed = re.search(rf"(\w+) as {name}\b", line)
            name = renamed[1] if renamed else name
            place = self._tool.goto(*place, line.index(name, line.index(" import ")))
        return place

    def _readers(self, module: str, text: str, name: str) -> list[str]:
        found = self._tool.usages(*self.at(module, text, name))
        return sorted({file.stem for file, _ in found} - {module})

    def _in_the_end(self, module: str, text: str, name: str) -> str:
        """The function of the office from which a chain of calls begins."""
        for file, line in self._calls(module, text, name):
            caller = _function_at(file, line)
            if file.stem == "office":
                return caller
            return self._in_the_end(file.stem, f"def {caller}(", caller)
        raise AssertionError(f"nobody calls {name}")

    def _calls(self, module: str, text: str, name: str) -> list[Place]:
        here = self.at(module, text, name)
        places = self._tool.usages(*here)
        return [
            place
            for place in places
            if place != here[:2] and " import " not in _line(place)
        ]

    def _never_called(self) -> list[str]:
        names = re.findall(r"^def (\w+)", self._text("tides"), re.MULTILINE)
        assert len(names) == 3
        return [n for n in names if not self._calls("tides", f"def {n}(", n)]

    def _modules_saying(self, word: str) -> list[str]:
        files = sorted(self._harbour.glob("*.py"))
        return [file.stem for file in files if word in file.read_text("utf-8")]

    def _text(self, module: str) -> str:
        return (self._harbour / f"{module}.py").read_text("utf-8")


def _line(place: Place) -> str:
    return place[0].read_text("utf-8").splitlines()[place[1] - 1]


def _function_at(file: Path, line: int) -> str:
    return _around(file, line, ast.FunctionDef)


def _class_at(place: Place) -> str:
    return _around(*place, ast.ClassDef)


def _around(file: Path, line: int, kind: type[ast.FunctionDef | ast.ClassDef]) -> str:
    """The name of the function or class that a line of a file is in."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, kind) and node.lineno <= line <= (node.end_lineno or 0):
            return node.name
    raise AssertionError(f"{file.name}, line {line}")
