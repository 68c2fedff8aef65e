"""What is locked: whatever has a text that is the same in each run. The rest is named."""

from __future__ import annotations

import ast
import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drydock.adoption.locking import trees
from drydock.adoption.locking.chance import reasons
from drydock.adoption.locking.locked import comparing
from drydock.adoption.locking.locked.lock import PRINTED
from drydock.adoption.locking.locked.texts import without_lines
from drydock.adoption.locking.script import Script
from drydock.adoption.locking.slices import Slices

Told = Mapping[str, Any]
CHOOSING = frozenset(
    """argsort drop_duplicates head nlargest nsmallest query rank sample sort_values
    tail""".split()
)
NOT_THE_SAME = "is not the same in two runs"


@dataclass(frozen=True)
class Unlocked:
    """Something at the end that is not locked: why, and the lines of the script to which
    that may be owed, each with what to do there."""

    key: str
    why: str
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Choice:
    """What is locked, in the terms of `locked.lock.Lock`, with the texts to approve.

    texts: of each key the text, and whether it is CSV. left_out: what is not locked.
    read: the files that the script reads, seen from the notebook's folder. seen: all that is
    the same in each run, locked or not, by key; not_seen: what is not, or of which nothing
    can be said.
    """

    texts: Mapping[str, tuple[str, bool]]
    models: Mapping[str, Sequence[str]]
    not_shown: Mapping[str, Sequence[str]]
    not_the_same: Mapping[str, Sequence[str]]
    left_out: tuple[Unlocked, ...]
    read: tuple[str, ...]
    seedable: frozenset[str] = frozenset()
    seen: tuple[str, ...] = ()
    not_seen: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The variables that are locked."""
        return sorted(one for one in self.texts if one.isidentifier())

    @property
    def written(self) -> list[str]:
        """The files that the script writes, and that are locked."""
        return sorted(one[5:] for one in self.texts if one.startswith("file "))

    def settings(
        self, script: str, tests: Path, notebooks_folder: Path
    ) -> dict[str, Any]:
        """What `locked.lock.Lock` is made with, for tests in that folder."""
        return {
            "script": script,
            "notebooks_folder": _relative(notebooks_folder, tests),
            "inputs": list(self.read),
            "names": self.names,
            "models": {k: list(v) for k, v in self.models.items()},
            "not_shown": {k: list(v) for k, v in self.not_shown.items()},
            "not_the_same": {k: list(v) for k, v in self.not_the_same.items()},
            "written": self.written,
            "printed": PRINTED in self.texts,
        }

    def without(self, script: Script, differs: Mapping[str, str]) -> Choice:
        """The same without these keys, for they were not the same in a later run."""
        left = [_unlocked(script, self.seedable, key) for key in differs]
        lost = tuple(one for one in self.seen if one in differs)
        return replace(
            _restricted(self, set(self.texts) - set(differs)),
            left_out=(*self.left_out, *left),
            seen=tuple(one for one in self.seen if one not in lost),
            not_seen=(*self.not_seen, *lost),
        )


def _relative(path: Path, start: Path) -> str:
    """A path seen from a folder, where both stand on one disk."""
    try:
        return Path(os.path.relpath(path.resolve(), start.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _restricted(choice: Choice, keys: set[str]) -> Choice:
    """The same, of these keys alone."""
    models = {
        name: [one for one in found if f"{name} on {one}" in keys]
        for name, found in choice.models.items()
    }
    return replace(
        choice,
        texts={key: text for key, text in choice.texts.items() if key in keys},
        models={name: found for name, found in models.items() if found},
        not_shown={k: v for k, v in choice.not_shown.items() if k in keys},
        not_the_same={k: v for k, v in choice.not_the_same.items() if k in keys},
    )


def choose(script: Script, first: Told, second: Told) -> Choice:
    """What to lock of a script, by what two runs of it have made."""
    texts: dict[str, tuple[str, bool]] = {}
    columns: dict[str, list[str]] = {}
    left = [
        Unlocked(key, why)
        for key, why in sorted(first["no_text"].items())
        if "no result" not in why
    ]
    seedable = frozenset(first["seedable"])
    for key, (text, is_table) in first["texts"].items():
        other = second["texts"].get(key, [None, False])[0]
        if other is not None and not comparing.difference(
            text, other, is_table=is_table
        ):
            texts[key] = (text, is_table)
        elif (
            other is not None
            and (not is_table or _keeps_its_rows(script, key))
            and (found := _same_parts(key, text, other, is_table))
        ):
            texts[key], columns[key] = found
            left.append(_unlocked(script, seedable, key, columns[key]))
        else:
            left.append(_unlocked(script, seedable, key))
    seen = _seen(first["digests"], second["digests"])
    whole = Choice(
        first["texts"],
        first["models"],
        first["not_shown"],
        columns,
        tuple(left),
        tuple(first["read"]),
        seedable,
        seen,
        tuple(one for one in first["digests"] if one not in seen),
    )
    return replace(_restricted(whole, set(texts)), texts=texts)


def _seen(first: Told, second: Told) -> tuple[str, ...]:
    """The keys whose digests are the same in two runs."""
    return tuple(key for key, one in first.items() if one and second.get(key) == one)


Parts = tuple[tuple[str, bool], list[str]]


def _keeps_its_rows(script: Script, key: str) -> bool:
    """Whether a table of which a part differs has its rows, and their order, from elsewhere: not
    where it is sorted, or some are chosen, by what differs, as far as names tell."""
    statements = Slices(script.text).statements
    own = (one.node for one in statements if key in one.changes)
    calls = (
        call for one in own for call in ast.walk(one) if isinstance(call, ast.Call)
    )
    return not any(trees.called(one) in CHOOSING for one in calls)


def _same_parts(key: str, text: str, other: str, is_table: bool) -> Parts | None:
    """What of a text is the same in another run, and the parts that are not."""
    if is_table:
        return _same_columns(text, other)
    return _same_lines(text, other) if key == PRINTED else None


def _same_lines(first: str, second: str) -> Parts | None:
    """What is printed without the lines that differ, and their numbers; None where the
    number of lines differs, or no line is the same."""
    lines, others = first.splitlines(), second.splitlines()
    pairs = enumerate(zip(lines, others), 1)
    wrong = [str(at) for at, pair in pairs if not comparing.same_line(*pair)]
    if len(lines) != len(others) or len(wrong) == len(lines):
        return None
    return (without_lines(first, wrong), False), wrong


def _same_columns(first: str, second: str) -> Parts | None:
    """A table without the columns that differ, and their names; None where more than the
    values of columns differs, or where no column is the same."""
    rows, others = (list(csv.reader(io.StringIO(one))) for one in (first, second))
    if rows[0] != others[0] or len(rows) != len(others):
        return None
    wrong = [
        at
        for at in range(len(rows[0]))
        if comparing.difference(_part(rows, at), _part(others, at), is_table=True)
    ]
    names = [rows[0][at] for at in wrong]
    kept = [at for at in range(len(rows[0])) if rows[0][at] not in names]
    if 0 in wrong or len(kept) < 2:
        return None
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([r[at] for at in kept] for r in rows)
    return (out.getvalue(), True), names


def _part(rows: list[list[str]], at: int) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([one[at]] for one in rows)
    return out.getvalue()


def _unlocked(
    script: Script, seedable: frozenset[str], key: str, columns: Iterable[str] = ()
) -> Unlocked:
    """Why something differs between two runs."""
    parts = [f"line {one}" if key == PRINTED else one for one in columns]
    shown = f"{key}: {', '.join(parts)}" if parts else key
    name = key.partition(" on ")[0]
    found = dict.fromkeys(reasons(script.text, name, seedable))
    return Unlocked(shown, NOT_THE_SAME, tuple(found))


def differ(whole: Told, bare: Told, kept: Choice) -> Iterator[str]:
    """The names that are locked of one script, and come out otherwise of another."""
    for key in kept.names:
        other = whole["texts"].get(key)
        if key in kept.not_the_same or other is None:
            continue
        text, is_table = bare["texts"][key]
        if comparing.difference(text, other[0], is_table=is_table):
            yield key
