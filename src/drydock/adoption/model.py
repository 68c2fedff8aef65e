"""What is known of an adopted notebook: its cells, its runs, and what was found.

Plain data, made by `running`, read by all others. Cells are counted as JupyterLab counts
them after "Restart and run all": the first code cell is 1, cells of words have no number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

OutputKind = Literal["text", "error", "image", "html", "other"]
ValueKind = Literal[
    "table",
    "column",
    "array",
    "number",
    "text",
    "sequence",
    "mapping",
    "model",
    "function",
    "module",
    "other",
]
Status = Literal[
    "ok",
    "failed",
    "not run",
    "stopped at its limit",
    "at work when all time was up",
    "interrupted",
]
Certainty = Literal["sure", "likely"]


@dataclass(frozen=True)
class Output:
    """Something that a cell showed; text: the best plain form of it that there is.

    html: the same as a table in HTML, where that was saved too.
    """

    kind: OutputKind
    text: str
    html: str = ""


@dataclass(frozen=True)
class Cell:
    """A code cell of the notebook as it lies on disk.

    number: its position among the code cells, from 1; that of `[ ]` after a clean run.
    place: its position among all cells, from 1, those of words included.
    saved_count: what stands in its `[ ]`; None where it was not run before it was saved.
    """

    number: int
    source: str
    tags: tuple[str, ...] = ()
    saved_outputs: tuple[Output, ...] = ()
    place: int = 0
    saved_count: int | None = None


@dataclass(frozen=True)
class Value:
    """What a name stands for at one moment.

    type: its class with the module, such as "pandas.core.frame.DataFrame".
    digest: the same in two processes where the contents are the same; None where two such
    values cannot be compared. columns: the digest of each column of a table.
    """

    kind: ValueKind
    type: str
    digest: str | None
    summary: str
    shape: tuple[int, ...] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """An error that ended a cell; line: in that cell, from 1, None where nobody knows.

    names: what the error itself carries: the name that a NameError misses, the module of
    an ImportError, the path of an OSError, the class of an AttributeError.
    """

    type: str
    message: str
    line: int | None
    text: str
    names: Mapping[str, str] = field(default_factory=dict)
    traceback: str = ""


@dataclass(frozen=True)
class RanCell:
    """What happened when a cell was run.

    changed: names that it bound, or whose value it changed in place, with the new value.
    Files are told as seen from the notebook's folder. kept_from: paths outside of the copy
    that it would have written to. waits_for: why it was not run: names whose cell failed.
    """

    number: int
    status: Status
    seconds: float = 0.0
    error: Failure | None = None
    outputs: tuple[Output, ...] = ()
    warnings: tuple[str, ...] = ()
    changed: Mapping[str, Value] = field(default_factory=dict)
    files_read: tuple[str, ...] = ()
    files_written: tuple[str, ...] = ()
    kept_from: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """One run of the notebook from the top, in a process of its own.

    python: the path of the interpreter. cells: one for each code cell, in order.
    end: what each name of the notebook stands for at the end. stopped: why not all cells
    were run, in words, where that is no failure of a cell.
    """

    python: str
    version: str
    packages: Mapping[str, str]
    cells: tuple[RanCell, ...]
    end: Mapping[str, Value] = field(default_factory=dict)
    stopped: str | None = None

    @property
    def first_failure(self) -> RanCell | None:
        """The first cell that did not come to its end, if there is one."""
        return next(
            (one for one in self.cells if one.status not in ("ok", "not run")), None
        )


@dataclass(frozen=True)
class Adopted:
    """The notebook with its two runs; cells: its code cells, `cells[number - 1]`."""

    path: Path
    cells: tuple[Cell, ...]
    first: Run | None = None
    second: Run | None = None

    @property
    def runs(self) -> list[Run]:
        """The runs that there are."""
        return [one for one in (self.first, self.second) if one]


@dataclass(frozen=True)
class Finding:
    """Something to know about the notebook, with what to do about it.

    rule: the name of the rule, the same for all findings of a kind.
    cell, line: where, if there is such a place. what: the fact. why: how it is known, or
    why it matters. remedy: what to do, in a sentence. lesson: "titanic/07", which teaches
    that. weight: 100 stops the work, 0 is a matter of taste; the worst is told first.
    """

    rule: str
    certainty: Certainty
    cell: int | None
    line: int | None
    what: str
    why: str
    remedy: str
    lesson: str | None = None
    weight: int = 50
