"""The reference solution of a stage, explained: its steps, and what it does otherwise
than the participant's own work.

Notebooks are compared as their readable source; what is neither code nor text is counted
and not shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.judging import current_stage
from drydock.safekeeping import passed_work
from drydock.workbook.house import Stage
from drydock.workbook.notebook import MARK, readable
from drydock.workbook.workspace import files

READABLE = (".py", ".ipynb", ".md", ".txt", ".toml", ".cfg", ".ini", ".yml", ".yaml")
CONTEXT = 2
PLUS, MINUS, SAME, PLACE = "+ ", "- ", "  ", "@@ "


@dataclass(frozen=True)
class Change:
    """How one file of the participant's work becomes that of the reference.

    lines: what goes (MINUS), what comes (PLUS), what stands around it (SAME), and where
    (PLACE); none where `note` says it all.
    """

    name: str
    note: str
    lines: tuple[str, ...] = ()

    def summary(self) -> str:
        added = sum(line.startswith(PLUS) for line in self.lines)
        removed = sum(line.startswith(MINUS) for line in self.lines)
        counts = f"+{added} -{removed}" if self.lines else ""
        return f"{self.name}: {', '.join(filter(None, (counts, self.note)))}"


def compared_with(stage: Stage) -> Path:
    """The participant's work on a stage: as it is now, or as it passed, if they have
    gone on to a later one since."""
    here = current_stage.current(stage.house, stage.kata)
    kept = passed_work.folder(stage)
    has_gone_on = here is None or here.number > stage.number
    if has_gone_on and kept.is_dir():
        return kept
    return stage.house.exercise(stage.kata)


def changes(stage: Stage, work: Path, whose: str = "your") -> list[Change]:
    """What differs between the files in `work` and the reference solution.

    whose: a word for what is in `work`, or none where that is the solution before.
    Raises WorkbookBroken where there is no reference solution.
    """
    if not stage.solution.is_dir():
        raise WorkbookBroken(
            expected=f"the reference solution of {stage} in {stage.solution}",
            found="there is no such folder",
            remedy="bring it back with: git checkout -- solutions",
        )
    theirs, reference = files(work), files(stage.solution)
    names = sorted(theirs.keys() | reference.keys())
    found = (
        _change(name, theirs.get(name), reference.get(name), whose) for name in names
    )
    return [change for change in found if change is not None]


def _change(
    name: str, yours: Path | None, reference: Path | None, whose: str
) -> Change | None:
    if reference is None:
        alone = f"{whose}s alone; the reference has no such file"
        return Change(name, alone if whose else "goes")
    if yours is not None and yours.read_bytes() == reference.read_bytes():
        return None
    before, note = (
        ([], "new in the reference" if whose else "new")
        if yours is None
        else _source(yours)
    )
    after, _ = _source(reference)
    if Path(name).suffix not in READABLE:
        return Change(name, note or _data_differ(before, after))
    lines = _diff(before, after, str.rstrip, whose)
    regardless = _diff(before, after, str.strip, whose)
    if 0 < 2 * len(regardless) < len(lines):
        lines, note = regardless, "lines that only move to the side are left out"
    return Change(name, note, tuple(lines)) if lines else None


def _source(path: Path) -> tuple[list[str], str]:
    """A file as lines to be read, and what is to be said where it cannot be read."""
    try:
        if path.suffix == ".ipynb":
            return readable(path), ""
        return path.read_text("utf-8").splitlines(), ""
    except CheckFailed as error:
        return [], f"yours cannot be compared: {error.found}"
    except (OSError, UnicodeDecodeError):
        return [], "yours cannot be compared: it is no text"


def _data_differ(before: list[str], after: list[str]) -> str:
    same = sum((Counter(before) & Counter(after)).values())
    return f"data, {len(after) - same:,} of {len(after):,} lines differ"


def _diff(
    before: list[str], after: list[str], key: Callable[[str], str], whose: str
) -> list[str]:
    """What differs between two texts, as the `lines` of a Change.

    key: what counts of a line.
    """
    keys = [key(line) for line in before], [key(line) for line in after]
    matcher = SequenceMatcher(_is_filler, *keys, autojunk=False)
    lines: list[str] = []
    for group in matcher.get_grouped_opcodes(CONTEXT):
        first = next(begin for tag, begin, *_ in group if tag != "equal")
        lines += (
            [f"{PLACE}{whose} {_place(before, first)}".replace("  ", " ")]
            if before
            else []
        )
        for tag, begin, end, other_begin, other_end in group:
            if tag == "equal":
                lines += [SAME + line for line in after[other_begin:other_end]]
                continue
            lines += [MINUS + line for line in before[begin:end]]
            lines += [PLUS + line for line in after[other_begin:other_end]]
    return lines


def _is_filler(line: str) -> bool:
    """Whether a line says too little for two texts to be matched by it."""
    return not line.strip() or line.startswith(MARK)


def _place(lines: list[str], at: int) -> str:
    """Where a line stands: in which cell, counted from 1, or else its number."""
    above = [line for line in lines[: at + 1] if line.startswith(MARK)]
    if not above:
        return f"line {at + 1}"
    return f"{above[-1].removeprefix(MARK)} {above.count(above[-1])}"


def compared(stage: Stage) -> Iterator[str]:
    """The comparison as text: a summary, then the diff of each file."""
    root = stage.house.root
    work = compared_with(stage)
    yours = work.relative_to(root).as_posix()
    theirs = stage.solution.relative_to(root).as_posix()
    if work == passed_work.folder(stage):
        yours += " (your work as it passed)"
    found = changes(stage, work)
    if not found:
        yield f"Nothing differs between {yours} and {theirs}."
        return
    yield from (f"{MINUS}{yours}", f"{PLUS}{theirs}", "")
    yield from (f"  {change.summary()}" for change in found)
    for change in found:
        if change.lines:
            yield from ("", f"=== {change.name}", *change.lines)
