"""Data about persons among the saved outputs, and in the code itself."""

from __future__ import annotations

from collections.abc import Iterator

from drydock.adoption.findings.personal import in_text, is_private
from drydock.adoption.findings.saved_tables import tables_in
from drydock.adoption.findings.words import at, count, in_cells, some
from drydock.adoption.model import Adopted, Finding

MOST = 400_000


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for each kind of data; what was found is not shown again."""
    texts: dict[str, list[int]] = {}
    columns: dict[str, dict[str, list[int]]] = {}
    for cell in adopted.cells:
        for output in cell.saved_outputs:
            for what in {what for what, _ in in_text(output.text[:MOST])}:
                texts.setdefault(what, []).append(cell.number)
            for table in tables_in(output):
                for name, values in table.items():
                    kind = is_private(name, values)
                    if kind:
                        places = columns.setdefault(kind, {}).setdefault(name, [])
                        places.append(cell.number)
    for kind, names in columns.items():
        yield _columns(kind, names)
    for what, cells in texts.items():
        yield _texts(what, cells)
    yield from _in_code(adopted)


def _columns(kind: str, names: dict[str, list[int]]) -> Finding:
    cells = sorted({cell for places in names.values() for cell in places})
    return Finding(
        rule="personal data in saved outputs",
        certainty="likely",
        cell=cells[0],
        line=None,
        what=f"{kind} are saved in the outputs of {in_cells(cells)} (column"
        f"{'' if len(names) == 1 else 's'} {some(sorted(names))})",
        why="whoever is given the notebook, or sees its repository, can read them",
        remedy="clear the outputs before the notebook is shared, and show such columns no more",
        lesson="titanic/02",
        weight=80,
    )


def _texts(what: str, cells: list[int]) -> Finding:
    return Finding(
        rule="personal data in saved outputs",
        certainty="sure",
        cell=cells[0],
        line=None,
        what=f"{what} is saved in the output of {in_cells(cells)}",
        why="whoever is given the notebook, or sees its repository, can read it",
        remedy="clear the outputs before the notebook is shared",
        lesson="titanic/02",
        weight=80,
    )


def _in_code(adopted: Adopted) -> Iterator[Finding]:
    for cell in adopted.cells:
        found = list(in_text(cell.source))
        if found:
            what, text = found[0]
            line = cell.source.count("\n", 0, cell.source.index(text)) + 1
            more = (
                f", {count(len(found), 'such text')} in all" if len(found) > 1 else ""
            )
            yield Finding(
                rule="personal data in the code",
                certainty="sure",
                cell=cell.number,
                line=line,
                what=f"{what} stands in {at(cell.number, line)}{more}",
                why="it stays in the history of the repository",
                remedy="read it from a file that is not shared, if it is needed at all",
                lesson="titanic/02",
                weight=65,
            )
