"""Finding code that is kept where nobody runs it, and notes on what is gone; knows nothing
of the kata. Each function gives (line, what) pairs in the order of the lines.
"""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tokenize
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from drydock.errors import CheckFailed
from drydock.workbook.notebook import NO_PYTHON, cells, plain_python, read_document

Found = list[tuple[int, str]]
NOTE = "[code smell]"
ON_DEAD_CODE = re.compile(r"\[code smell\]\W*dead[ _-]?code", re.IGNORECASE)
# What is learned from too many rows is so whatever becomes of the line.
STAYS = re.compile(r"\[code smell\]\W*leak", re.IGNORECASE)
# A name that no sentence holds by chance: FarePP, df_backup, s2.
NAME = re.compile(r"\b(?:[a-z]+[0-9]+|[A-Za-z]\w*_\w+|[A-Z][a-z]+[A-Z]\w*)\b")
ENTRY = re.compile(r"""(["'])[^"']+\1: ?[a-z_]+\d*,?""")  # of a dictionary: "SVC": s2,
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHORT = 8  # characters: a line of code that is shorter may be anything
ALIKE = 0.5
LONGEST_BLOCK = 40
SCOPES = (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
BLOCKS = ("for ", "if ", "while ", "def ", "with ", "class ", "try:", "else:", "elif ")


class Comment(NamedTuple):
    """A comment: its line, its text with the mark, and whether it has the line alone."""

    line: int
    text: str
    alone: bool

    @property
    def words(self) -> str:
        """What it says, with the indentation that it gives to it."""
        return self.text.lstrip("#").removeprefix(" ").rstrip()


def comments(source: str) -> list[Comment]:
    """All comments of a module."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [
        Comment(one.start[0], one.string, not one.line[: one.start[1]].strip())
        for one in tokens
        if one.type == tokenize.COMMENT
    ]


def commented_out(source: str, known: set[str], before: set[str]) -> Found:
    """Comments that are Python, alone or several lines together.

    known: names of the program, as it is and as it was. before: lines of code that it
    had and has no more.
    """
    found = {
        one.line: one.text
        for one in comments(source)
        if _is_code(one.words.strip(), known) or one.words.strip() in before
    }
    for block in _blocks(comments(source)):
        for begin, end in _parts(len(block)):
            lines = [one.words for one in block[begin:end]]
            if not any(one.line in found for one in block[begin:end]):
                if _is_code(textwrap.dedent("\n".join(lines)), known):
                    found[block[begin].line] = f"{block[begin].text} ..."
    return sorted(found.items())


def _blocks(all_comments: list[Comment]) -> Iterator[list[Comment]]:
    """Comments that stand below each other with nothing between them."""
    block: list[Comment] = []
    for one in all_comments:
        if not one.alone:
            continue
        if block and one.line != block[-1].line + 1:
            yield block[:LONGEST_BLOCK]
            block = []
        block.append(one)
    yield block[:LONGEST_BLOCK]


def _parts(length: int) -> Iterator[tuple[int, int]]:
    """Where parts of a block of two lines or more begin and end, the longest first."""
    for size in range(length, 1, -1):
        for begin in range(length - size + 1):
            yield begin, begin + size


def in_texts(tree: ast.Module, known: set[str], before: set[str]) -> Found:
    """Code in texts that nobody reads, and old lines in docstrings."""
    docstrings = {id(one) for one in _docstrings(tree)}
    found: Found = []
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Expr) else None
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            continue
        lines = [line.strip() for line in value.value.splitlines()]
        if id(value) in docstrings:
            old = [line for line in lines if line in before]
        else:
            whole = textwrap.dedent(value.value).strip()
            old = [whole] if _is_code(whole, known) else []
            old = old or [line for line in lines if _is_code(line, known)]
        if old:
            found.append((node.lineno, f"the text with {old[0].partition(chr(10))[0]}"))
    return found


def scopes(tree: ast.Module) -> list[ast.AST]:
    """What in a module can have a docstring."""
    return [node for node in ast.walk(tree) if isinstance(node, SCOPES)]


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, SCOPES) and node.body:
            if isinstance(first := node.body[0], ast.Expr):
                yield first.value


def holds_a_program(path: Path, functions: set[str]) -> bool:
    """Whether a file that is no module holds Python that defines functions, whatever its
    name. Notebooks and Markdown may hold other code: there it must define `functions`.
    """
    try:
        if b"def " not in path.read_bytes():
            return False
        if path.suffix == ".ipynb":
            code = cells(read_document(path, path.name), "code")
            return bool(functions & _defined(plain_python(one.source) for one in code))
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            blocks = FENCED.findall(text)
            return bool(functions & _defined(map(plain_python, blocks)))
        return bool(_defined([ast.parse(text)]))
    except (OSError, CheckFailed, *NO_PYTHON):
        return False


def _defined(trees: Iterable[ast.Module | None]) -> set[str]:
    """The functions that are defined in those that are Python."""
    nodes = (node for tree in trees if tree for node in ast.walk(tree))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def beside(
    modules: dict[str, ast.Module], others: list[ast.Module], names_of_it: set[str]
) -> list[str]:
    """Modules that define what another one defines too, and that nobody imports.

    names_of_it: the functions by which a program is known.
    """
    trees = [*modules.values(), *others]
    imported = {part for tree in trees for part in _imported(tree)}
    programs = [
        name
        for name, tree in modules.items()
        if names_of_it & {getattr(node, "name", "") for node in tree.body}
    ]
    unread = [name for name in programs if Path(name).stem not in imported]
    return unread if len(programs) > 1 else []


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (getattr(node, "module", "") or "").split(".")
            yield from (part for one in node.names for part in one.name.split("."))


def statements(tree: ast.Module) -> int:
    """How many statements a module has; its docstrings do not count."""
    docstrings = {id(one) for one in _docstrings(tree)}
    return sum(
        isinstance(node, ast.stmt)
        and not (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and id(node.value) in docstrings
        )
        for node in ast.walk(tree)
    )


def _is_code(text: str, known: set[str]) -> bool:
    """Whether a text is a statement that does something: no words, no legend."""
    try:
        body = ast.parse(text).body
    except NO_PYTHON:
        return _opens_a_block(text) or bool(ENTRY.fullmatch(text))
    return any(_does_something(one, text, known) for one in body)


def _opens_a_block(text: str) -> bool:
    if not text.startswith(BLOCKS) or not text.endswith(":"):
        return False
    before = "if x:\n    pass\n" if text.startswith(("else", "elif")) else ""
    after = "\nexcept OSError:\n    pass" if text == "try:" else ""
    try:
        return bool(ast.parse(f"{before}{text}\n    pass{after}").body)
    except NO_PYTHON:
        return False


def _does_something(statement: ast.stmt, text: str, known: set[str]) -> bool:
    acts = (ast.Import, ast.ImportFrom, ast.AugAssign, ast.Delete, ast.FunctionDef)
    if isinstance(statement, acts):
        return True
    if isinstance(statement, (ast.Assign, ast.Return, ast.Assert)):
        return _works(statement, known)
    if isinstance(statement, ast.Expr):
        # "Title (see below)" is a call for Python, and a remark for everybody else.
        call = isinstance(statement.value, ast.Call) and " (" not in text
        return call or (
            isinstance(statement.value, ast.Subscript) and _texts(statement)
        )
    inner = getattr(statement, "body", [])
    return any(_does_something(one, text, known) for one in inner)


def _works(statement: ast.stmt, known: set[str]) -> bool:
    """Whether a statement calls or looks up something, or speaks of known names alone."""
    if any(isinstance(n, (ast.Call, ast.Subscript)) for n in ast.walk(statement)):
        return True
    value = getattr(statement, "value", None)
    names = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
    if isinstance(value, (ast.List, ast.Dict, ast.Set)):
        return _texts(statement)
    if isinstance(value, (ast.Constant, type(None))):
        return False
    return len(names) > 1 and names <= known


def _texts(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.Constant) and isinstance(part.value, str)
        for part in ast.walk(node)
    )


def code_lines(source: str) -> set[str]:
    """The lines of code of a module, without what stands around them; no texts alone."""
    told = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    return {
        line.partition("  # ")[0].strip()
        for number, line in enumerate(source.splitlines(), 1)
        if number not in told
        and len(line.strip()) > SHORT
        and not line.strip().startswith("#")
    }


def variables(trees: list[ast.Module]) -> set[str]:
    """The names of values, functions and imports in some modules."""
    found: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        for field in ("id", "name", "arg", "asname"):
            found.add(getattr(node, field, None) or "")
    return found - {""}


def names(trees: list[ast.Module]) -> set[str]:
    """All that has a name in some modules: values, functions, imports and columns."""
    found = variables(trees)
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.isidentifier():
                found.add(node.value)
    return found


def stale_notes(
    source: str,
    gone: set[str],
    before: list[str],
    live: set[int],
    columns: frozenset[str] = frozenset(),
) -> Found:
    """Notes and old comments on what is gone: they name it, or their line is no more.

    gone: names that the program had and has no more. before: its sources as they were.
    live: the lines of what does nothing and may stay; a note on dead code is true there.
    columns: those that are built no more; an old comment may write them in small letters.
    """
    found = list(_naming(source, gone, before, {one.lower() for one in columns}))
    guarded = {note: line for text in before for _, note, line in _notes(text)}
    now = code_lines(source)
    for line, note, below in _notes(source):
        on_dead = ON_DEAD_CODE.search(note) and line not in live
        was = guarded.get(note, "")
        lost = was and not STAYS.search(note) and not _is_there(was, now | {below})
        if on_dead or lost:
            found.append((line, note))
    return sorted(set(found))


def _naming(
    source: str, gone: set[str], before: list[str], columns: set[str]
) -> Iterator[tuple[int, str]]:
    """Notes, and comments from before, that name what is gone."""
    old = {one.text for text in before for one in comments(text)}
    for one in comments(source):
        is_old = one.text in old
        names_it = any(word in gone for word in NAME.findall(one.text))
        if is_old and NOTE not in one.text:
            names_it |= not columns.isdisjoint(re.findall(r"\w+", one.text.lower()))
        if names_it and (is_old or NOTE in one.text):
            yield one.line, one.text


def _is_there(line: str, now: set[str]) -> bool:
    if line in now:
        return True
    matcher = SequenceMatcher(None, "", line)
    for one in now:
        matcher.set_seq1(one)
        if matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE:
            return True
    return False


def line_below(source: str, line: int) -> int:
    """The number of the first line of code below a line, counted from 1."""
    for number, text in enumerate(source.splitlines()[line:], line + 1):
        if text.strip() and not text.strip().startswith("#"):
            return number
    return 0


def _notes(source: str) -> Iterator[tuple[int, str, str]]:
    """Each note on a smell: its line, its text, and the line of code that it is about."""
    lines = source.splitlines()
    for one in comments(source):
        if NOTE not in one.text:
            continue
        if not one.alone:
            yield one.line, one.text, lines[one.line - 1].partition("#")[0].strip()
            continue
        below = (line.strip() for line in lines[one.line :])
        code = (line for line in below if line and not line.startswith("#"))
        yield one.line, one.text, next(code, "").partition("  # ")[0]
