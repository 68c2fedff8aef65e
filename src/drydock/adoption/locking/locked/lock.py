"""The lock: what the script makes against what is approved, name by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import comparing, models, running, tables, texts
from .running import End
from .texts import NoText

PRINTED = "what it prints"
AS_TEXT = (".csv", ".tsv", ".txt", ".json", ".md")
MOST_WRITTEN = 2_000_000
MOST_READ = 200_000_000
AWAY = "."
FROM_HERE = re.compile(r"(?<![\w./\\])\.[/\\]+(?=\w)")
SHARED = "short-values.txt"
SHORT = 300


@dataclass(frozen=True)
class Lock:
    """What is locked, and how the script is run.

    script, notebooks_folder: paths, seen from the folder of the tests. inputs: the files that
    the script reads, seen from the folder of the notebook. names: the variables whose values
    at the end are approved. models: the variables that are models, with the names of the
    tables on which they are asked. not_shown: columns of tables that are approved as a
    hash, for they may say something of a person ("*": the whole value). not_the_same:
    columns of a table that are left out, and lines of what is printed. written: files that
    the script writes.
    """

    script: str
    notebooks_folder: str
    inputs: Sequence[str] = ()
    names: Sequence[str] = ()
    models: Mapping[str, Sequence[str]] = field(default_factory=dict)
    not_shown: Mapping[str, Sequence[str]] = field(default_factory=dict)
    not_the_same: Mapping[str, Sequence[str]] = field(default_factory=dict)
    written: Sequence[str] = ()
    printed: bool = False

    @property
    def keys(self) -> list[str]:
        """All that is approved: names, models on tables, what is written and printed."""
        asked = [f"{m} on {t}" for m, found in self.models.items() for t in found]
        files = [f"file {one}" for one in self.written]
        return [*self.names, *asked, *files, *([PRINTED] if self.printed else [])]

    def run(self, tests: Path, into: Path, lies: str = "") -> End:
        """Runs the script in a copy of what it reads, which is made in an empty folder.

        lies: where the script lies, seen from the folder of the notebook, if that is not
        where its file is.
        """
        home, script = tests / self.notebooks_folder, tests / self.script
        folder = running.copy_inputs(home, self.inputs, into)
        lies = lies or running.seen_from(home, script)
        return running.run(script, folder, folder / lies)

    def text(self, end: End, key: str) -> str:
        """What is there under a key, as text. Raises NoText, and KeyError for a name that
        the script does not give to anything."""
        text = self._text(end, key)
        if key == PRINTED:
            text = texts.ADDRESS.sub("0x...", text)
        text = self._scrubbed(end, text)
        if "*" in self.not_shown.get(key, ()):
            return f"not shown: {texts.short_hash(text)}\n"
        return text

    def _text(self, end: End, key: str) -> str:
        model, is_asked, table = key.partition(" on ")
        if key == PRINTED:
            return texts.without_lines(end.printed, self.not_the_same.get(key, ()))
        if key.startswith("file "):
            return _of_file(end.folder / key[5:])
        if is_asked:
            return models.answers(end.values[model], end.values[table])
        value = end.values[key]
        if tables.is_table_like(value):
            left_out, hidden = self.not_the_same, self.not_shown
            return tables.as_csv(value, left_out.get(key, ()), hidden.get(key, ()))
        lines = models.lines(value) if models.is_model(value) else texts.lines(value)
        return "\n".join(lines) + "\n"

    def _scrubbed(self, end: End, text: str) -> str:
        """Where the script ran is another folder each time."""
        for place in (str(end.folder.resolve()), str(end.folder)):
            text = text.replace(place, AWAY)
        text = FROM_HERE.sub("", text)  # data.csv, by whatever path it is reached
        if texts.ADDRESS.search(text):
            raise NoText("holds an address in memory")
        return text

    def is_table(self, end: End, key: str) -> bool:
        """Whether the text of a key is CSV."""
        if key.startswith("file "):
            return False
        if " on " in key:
            return True
        return key in end.values and tables.is_table_like(end.values[key])


def _of_file(path: Path) -> str:
    """A written file: its text, of a long one by its parts; or that it is there."""
    if not path.is_file():
        raise KeyError(path.name)
    size = path.stat().st_size
    if path.suffix not in AS_TEXT or size > MOST_READ:
        return "this file is written\n"
    text = path.read_text("utf-8", errors="replace")
    return text if size <= MOST_WRITTEN else texts.in_parts(text)


@dataclass(frozen=True)
class Approved:
    """The approved files: a folder with one for each key; short values share one.

    keys: all of them, for on some disks X.csv and x.csv are one file.
    """

    folder: Path
    keys: Sequence[str] = ()

    def path(self, key: str, *, is_table: bool) -> Path:
        """Where a key's text stands, if not among the short ones."""
        twins = sorted(one for one in self.keys if one.lower() == key.lower())
        number = f"~{twins.index(key) + 1}" if len(twins) > 1 else ""
        name = re.sub(r"[^\w.-]+", "_", key) + number
        return self.folder / f"{name}{'.csv' if is_table else '.txt'}"

    def read(self, key: str) -> tuple[str, bool]:
        """What is approved under a key, and whether it is CSV. Raises KeyError."""
        for is_table in (True, False):
            path = self.path(key, is_table=is_table)
            if path.is_file():
                return path.read_text("utf-8"), is_table
        return self._short()[key], False

    def _short(self) -> dict[str, str]:
        path = self.folder / SHARED
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        parts = (one.partition(" = ") for one in lines)
        return {name: text + "\n" for name, _, text in parts}

    def write(self, found: Mapping[str, tuple[str, bool]]) -> None:
        """Approves texts, each with whether it is CSV, in place of all that was there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.iterdir():
            old.unlink()
        short = []
        for key, (text, is_table) in sorted(found.items()):
            if not is_table and text.count("\n") == 1 and len(text) <= SHORT:
                short.append(f"{key} = {text}")
            else:
                _write(self.path(key, is_table=is_table), text)
        if short:
            _write(self.folder / SHARED, "".join(short))


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def difference(lock: Lock, end: End, approved: Approved, key: str) -> str:
    """How what is there differs from what is approved; nothing where it does not."""
    try:
        was, is_table = approved.read(key)
    except KeyError:
        return "nothing is approved under this name"
    try:
        now = lock.text(end, key)
    except KeyError:
        return "there is no such thing at the end of the script any more"
    except NoText as error:
        return f"now it {error}"
    if is_table != lock.is_table(end, key):
        return f"it was {'a table' if is_table else 'no table'}, and is not any more"
    return comparing.difference(FROM_HERE.sub("", was), now, is_table=is_table)


def differences(lock: Lock, end: End, approved: Approved) -> Iterator[tuple[str, str]]:
    """The keys whose values differ, each with how."""
    for key in lock.keys:
        if how := difference(lock, end, approved, key):
            yield key, how
