"""Small notebooks for the tests, which need nothing but the standard library."""

from pathlib import Path

from drydock.adoption.locking.script_runs import Notebook
from drydock.adoption.model import Cell


def notebook(folder: Path, *sources: str, name: str = "sales.ipynb") -> Notebook:
    """A notebook with these cells, which is to lie in that folder."""
    cells = tuple(Cell(number, source) for number, source in enumerate(sources, 1))
    return Notebook(folder / name, cells)


def nobody(what: str) -> None:
    """Is told what is under way, and passes it over."""
    assert what
