"""What the tables of a Markdown file claim, and whether the places that they name are there.

A place is a file or a folder, a file with a line (`app.py:12`), or a file with a name that
is made in it (`app.py::predict`). A name in marks of its own stands in one of the files beside
it: `predict` in `app.py`. Who says that a file is missing writes that behind it: `README.md`
(missing).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

RULE = re.compile(r"[\s:|-]*-[\s:|-]*")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ADDRESS = re.compile(r"\w+://\S+")
CELL_ENDS = re.compile(r"(?<!\\)\|")
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
PLACE = re.compile(
    r"(?P<mark>`?)(?P<path>[\w.*/\\-]*\w[\w*/\\-]*/?)"
    r"(?:::(?P<name>[\w.:]*\w)(?:\[[^\]\n]*\])?|:(?P<line>\d+)(?:-(?P<last>\d+))?)?"
)
NAME = re.compile(r"`([A-Za-z_][\w.]*)(?:\(\))?`")
MISSING = re.compile(r"[`\"'\s]*\((?:is )?missing\)", re.I)
SUFFIX = re.compile(
    r".\.(?:py|ipynb|md|rst|txt|ya?ml|toml|jsonl?|csv|lock|cfg|ini|sh|cmd|ps1|joblib|pkl|html"
    r"|sql|r|js|ts|go|rs|java|xml|tf|parquet)$",
    re.I,
)
WITHOUT_SUFFIX = frozenset(
    "Dockerfile Containerfile Makefile Jenkinsfile LICENSE README .dockerignore .gitignore"
    " .env".split()
)


class Row(NamedTuple):
    """A row of a table: the number of its line, and its cells by the columns asked for."""

    line: int
    cells: dict[str, str]


class Place(NamedTuple):
    """A place as it was written, and what is wrong with it; empty where it is there.

    missing: whether it was said to be missing.
    """

    text: str
    fault: str
    missing: bool


def rows(text: str, columns: Sequence[str]) -> list[Row]:
    """The rows of all tables that have these columns, in any order and among others.

    columns: in small letters; the heading of a column begins with one of them.
    """
    found, header = list[Row](), list[str]()
    blank = COMMENT.sub(lambda one: re.sub(r"[^\n]", " ", one[0]), text)
    for number, line in enumerate(blank.splitlines(), 1):
        cells = _cells(line) if "|" in line else []
        if not cells:
            header = []
        elif not header:
            header = [_column(cell, columns) for cell in cells]
        elif not RULE.fullmatch(line) and set(columns) <= set(header):
            named = dict.fromkeys(columns, "") | dict(zip(header, cells))
            found.append(Row(number, {one: named[one] for one in columns}))
    return found


def _cells(line: str) -> list[str]:
    parts = CELL_ENDS.split(line.strip())
    inner = parts[not parts[0].strip() : len(parts) - (not parts[-1].strip())]
    return [one.replace("\\|", "|").strip() for one in inner]


def _column(heading: str, columns: Sequence[str]) -> str:
    plain = re.sub(r"[*_`]", "", heading).strip().lower()
    return next((one for one in columns if plain.startswith(one)), plain)


def places(text: str, *folders: Path) -> list[Place]:
    """The places that a text names.

    folders: where they are looked for: the work, and others from which a path may begin.
    """
    text = LINK.sub(r"`\1`", ADDRESS.sub(" ", text))
    found = list(_places(text, folders))
    names = [one[1] for one in NAME.finditer(text) if not _is_file(one[1], folders)]
    if names and found and not any(one.fault for one in found):
        texts = [*_texts(found, folders)]
        found += [
            Place(one, f"none of these files has {one}", False)
            for one in names
            if texts and not any(_is_word(one.split(".")[-1], said) for said in texts)
        ]
    return found


def _places(text: str, folders: Sequence[Path]) -> Iterator[Place]:
    for found in PLACE.finditer(text):
        path = found["path"]
        if found["name"] or found["line"] or _is_place(path, found["mark"], folders):
            missing = bool(MISSING.match(text, found.end()))
            fault = _fault(path, found, _all_at(path, folders), missing)
            yield Place(found[0].lstrip("`"), fault, missing)


def _is_file(name: str, folders: Sequence[Path]) -> bool:
    return bool(_all_at(name, folders)) or _is_place(name, "", folders)


def _is_place(path: str, mark: str, folders: Sequence[Path]) -> bool:
    """Whether these letters are meant as a place, and are no word of a sentence."""
    last = path.rstrip("/").rpartition("/")[2]
    return (
        path.endswith("/")
        or last in WITHOUT_SUFFIX
        or bool(SUFFIX.search(last))
        or bool(mark or "." in path[1:-1] or "/" in path)
        and bool(_all_at(path, folders))
    )


def _all_at(path: str, folders: Sequence[Path]) -> list[Path]:
    """What lies at a path; several, where it has a * in it."""
    plain = path.replace("\\", "/").removeprefix("./").rstrip("/")
    if not plain or plain.startswith("/"):
        return []
    for top in folders:
        found = sorted(top.glob(plain)) if "*" in plain else [top / plain]
        if there := [one for one in found if one.exists()]:
            return there
    return []


def _texts(found: Sequence[Place], folders: Sequence[Path]) -> Iterator[str]:
    """What stands in the files that are named, and in the modules of the folders."""
    for one in found:
        for path in _all_at(re.split(r":", one.text)[0], folders):
            files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
            yield from (file.read_text("utf-8", "replace") for file in files)


def _fault(
    path: str, found: re.Match[str], there: Sequence[Path], missing: bool
) -> str:
    if missing:
        return f"{path} is said to be missing, and it is there" if there else ""
    if not there:
        return f"there is no {path}"
    if not found["name"] and not found["line"]:
        return ""
    if not there[0].is_file():
        return f"{path} is a folder, and has neither lines nor names"
    return _fault_within(path, found, there[0])


def _fault_within(path: str, found: re.Match[str], file: Path) -> str:
    text = file.read_text("utf-8", "replace")
    if found["line"]:
        return _fault_of_lines(path, text, int(found["line"]), int(found["last"] or 0))
    name = found["name"].replace("::", ".")
    is_python = file.suffix == ".py"
    is_there = name in _names(text) if is_python else _is_word(name, text)
    return "" if is_there else f"{path} has no {name}"


def _fault_of_lines(path: str, text: str, first: int, last: int) -> str:
    lines = text.splitlines()
    if not 0 < max(first, last) <= len(lines):
        return f"{path} has {len(lines)} lines, and no line {max(first, last)}"
    is_empty = not last and not lines[first - 1].strip()
    return f"line {first} of {path} is empty" if is_empty else ""


def _is_word(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _names(text: str) -> set[str]:
    """What a module defines: functions, classes and what is in these, and variables."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return set(re.findall(r"\w+", text))
    return set(_defined(tree, ""))


def _defined(node: ast.AST, within: str) -> Iterator[str]:
    for one in ast.iter_child_nodes(node):
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from (one.name, f"{within}{one.name}")
            yield from _defined(one, f"{within}{one.name}.")
            continue
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            yield from (one.id, f"{within}{one.id}")
        yield from _defined(one, within)
