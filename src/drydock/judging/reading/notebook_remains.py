"""What a script still has of the notebook that it was made from, or needs of one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from drydock.detail import cut
from drydock.judging.reading.statements import comments

Found = tuple[int, str]
"""A line, and what stands in it."""

_MARKER = re.compile(
    r"#+[\s-]*(?:(?:In|Out)\s*\[[\s\d*]*\]|%%|<(?:code|markdown|raw)?cell>|\+\s*(?:[\[{]|$)"
    r"|COMMAND -|DBTITLE|MAGIC\b|[Cc]ell\s*\d+|jupy(?:ter|text):)|#\s-\s*$"
)
_FILE = re.compile(r"\.ipynb(?:\s+-|$)")
_OF_IPYTHON = ("get_ipython", "run_line_magic", "run_cell_magic")
_PACKAGES = ("IPython", "ipykernel", "ipywidgets")
_RUNS_NOTEBOOKS = frozenset(
    "import_ipynb jupytext nbclient nbconvert nbformat papermill testbook".split()
)
_RUNS_TEXT = ("exec", "run_path", "run_module", "execfile")


def markers_of_cells(text: str) -> list[Found]:
    """The comments of a script that say where a cell begins, or what kind it is of."""
    return [
        (line, comment) for line, comment in comments(text) if _MARKER.match(comment)
    ]


def needs_ipython(tree: ast.Module) -> list[Found]:
    """Where a script works in a notebook only, by line."""
    return sorted(set(_of_ipython(tree)))


def _of_ipython(tree: ast.Module) -> Iterator[Found]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in _OF_IPYTHON:
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and node.attr in _OF_IPYTHON:
            yield node.lineno, node.attr
    for line, name in _imported(tree):
        if name.split(".")[0] in _PACKAGES:
            yield line, name
    for line, text in _texts(tree):
        if text.split(".")[0] in _PACKAGES or any(word in text for word in _OF_IPYTHON):
            yield line, cut(text)


def runs_notebooks(tree: ast.Module) -> list[Found]:
    """Where a script asks for a notebook, or for what runs one, by line."""
    found = {
        (line, name)
        for line, name in _imported(tree)
        if name.split(".")[0] in _RUNS_NOTEBOOKS
    }
    found |= {(line, cut(text)) for line, text in _texts(tree) if _FILE.search(text)}
    return sorted(found)


def names_notebooks(tree: ast.Module) -> list[Found]:
    """Where a script has the name of a notebook in any text that it works with, by line."""
    return sorted(
        {(line, cut(text)) for line, text in _texts(tree) if ".ipynb" in text}
    )


def runs_texts(tree: ast.Module) -> list[Found]:
    """Where a script runs another text as a program, by line."""
    return sorted(
        (node.lineno, cut(ast.unparse(node)))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in _RUNS_TEXT
    )


def _imported(tree: ast.Module) -> Iterator[Found]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


def _texts(tree: ast.Module) -> Iterator[Found]:
    """The texts that code works with, each with its line; no docstrings."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in alone:
                yield node.lineno, node.value
