"""The lock made wider: what was not the same twice, and is now, is approved as well.

Nothing that is approved already is touched, and what stood there before is kept: undo brings
it back.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drydock import files
from drydock.adoption.locking import choice, written_tests
from drydock.adoption.locking.choice import Choice
from drydock.adoption.locking.locked import running
from drydock.adoption.locking.locked.lock import Approved
from drydock.adoption.locking.script import Script
from drydock.adoption.locking.script_runs import Notebook, ScriptRuns, Tell
from drydock.adoption.locking.written_tests import TESTS
from drydock.adoption.model import Adopted
from drydock.adoption.running import notebook_file
from drydock.adoption.voyage import work
from drydock.adoption.voyage.adopted_house import AdoptedHouse, AdoptedStage
from drydock.adoption.voyage.held_lock import WHAT, HeldLock, lock_of
from drydock.adoption.voyage.results import of_the_end
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed
from drydock.safekeeping import kata_state, swap
from drydock.safekeeping.kata_state import WORK
from drydock.workbook.workspace import Workspace

LEFT_OUT = re.compile(r"^# - (?P<key>[^:\n]+): .*$", re.MULTILINE)
SLUG = "the-lock"


@dataclass(frozen=True)
class Wider:
    """new: keys that can be locked now, and are not. found: what could be chosen today."""

    new: list[str]
    found: Choice


def can_be_locked(given: Work) -> Wider:
    """What the lock has left out so far, and could hold now. Raises CheckFailed where the
    script does not run."""
    held = lock_of(given)
    left_out = _left_out(held)
    if not left_out:
        return Wider([], Choice({}, {}, {}, {}, (), ()))
    made = Script(given.script, tuple([0] * given.script.count("\n")))
    told = _runs(given).twice(made, held.lock.inputs)
    if "failed" in told[0]:
        failed = told[0]["failed"]
        raise CheckFailed(
            expected=f"{given.script_name} runs to its end",
            found=f"{failed['type']}: {failed['message'][:200]}",
            remedy="fix that first",
        )
    found = choice.choose(made, *told)
    return Wider([one for one in found.texts if _is_wider(one, held, found)], found)


def _is_wider(key: str, held: HeldLock, found: Choice) -> bool:
    """Whether a key was left out, as a whole or in a part, and can be locked now."""
    if key not in held.lock.keys:
        return key in _left_out(held)
    now = set(found.not_the_same.get(key, ()))
    return now < set(held.lock.not_the_same.get(key, ()))


def _left_out(held: HeldLock) -> list[str]:
    text = (held.tests / WHAT).read_text("utf-8")
    return [one["key"] for one in LEFT_OUT.finditer(text)]


def _runs(given: Work) -> ScriptRuns:
    home = given.house.notebook
    lies = running.seen_from(home.parent, given.house.root / given.script_name)
    return ScriptRuns(
        Notebook(home, given.cells),
        given.house.root,
        given.python,
        given.limit,
        given.tell,
        lies=lies,
        beside=str(given.folder),
    )


def widen(house: AdoptedHouse, limit: float, tell: Tell) -> tuple[list[str], str]:
    """Locks what can be locked now; gives its keys, and the name of the kept copy of what
    stood there before. Raises Told."""
    with _opened(house, limit, tell) as given:
        wider = can_be_locked(given)
        if not wider.new:
            return [], ""

        def fill(state: Path) -> None:
            new, now = kata_state.put_away(state, house.name), kata_state.at_home(
                house, house.name
            )
            files.copy_tree(house.root, new[WORK])
            for part in ("passed", "verdicts", "hints"):
                if now[part].is_dir():
                    files.copy_tree(now[part], new[part], ignore=None)
            _write(given, wider, new[WORK])

        with swap.undisturbed(house):
            about: dict[str, object] = {
                "at": time.time(),
                "stage": SLUG,
                "by": "adopt --lock",
            }
            return wider.new, swap.exchange(house, [house.name], fill, about)


@contextmanager
def _opened(house: AdoptedHouse, limit: float, tell: Tell) -> Iterator[Work]:
    [stage] = [one for one in house.stages(house.name) if one.slug == SLUG]
    assert isinstance(stage, AdoptedStage)
    with Workspace(stage, house.root).snapshot() as copy:
        with work.opened(copy, stage, limit, tell) as given:
            yield given


def _write(given: Work, wider: Wider, folder: Path) -> None:
    """Writes the wider lock into a copy of the folder."""
    held = HeldLock(folder / TESTS)
    was = {key: held.approved.read(key) for key in held.lock.keys}
    texts = was | {key: wider.found.texts[key] for key in wider.new}
    told = _settings(held.settings, wider)
    text = (held.tests / WHAT).read_text("utf-8")
    written_tests.write_templates(
        held.tests, given.script_name, told, _still_left_out(text, wider.new)
    )
    Approved(held.tests / "approved", list(texts)).write(texts)
    known = given.house.settings
    more = [o for o in _results(given, wider.new) if o not in known.results]
    replace(known, results=(*known.results, *more)).write(folder)


def _results(given: Work, new: list[str]) -> list[str]:
    """The results among what is new; all of it, where it is not known how it began."""
    start = given.house.start(given.house.name).solution / given.notebook_name
    if not start.is_file():
        return new
    return of_the_end(Adopted(start, notebook_file.read(start).cells), new)


def _settings(was: dict[str, Any], wider: Wider) -> dict[str, Any]:
    """What the lock is made with, and what is new in it."""
    new, found = wider.new, wider.found
    models = {name: list(asked) for name, asked in was.get("models", {}).items()}
    for key in new:
        name, is_asked, table = key.partition(" on ")
        if is_asked:
            models.setdefault(name, []).append(table)
    hidden = {key: list(found.not_shown[key]) for key in new if key in found.not_shown}
    kept = {k: v for k, v in was.get("not_the_same", {}).items() if k not in new}
    still = {k: list(v) for k, v in found.not_the_same.items() if k in new}
    names = sorted({*was.get("names", ()), *(one for one in new if one.isidentifier())})
    written = {*was.get("written", ()), *(o[5:] for o in new if o.startswith("file "))}
    return {
        **was,
        "names": names,
        "models": models,
        "not_shown": {**was.get("not_shown", {}), **hidden},
        "not_the_same": {**kept, **still},
        "written": sorted(written),
        "printed": was.get("printed", False) or "what it prints" in new,
    }


def _still_left_out(text: str, new: list[str]) -> str:
    """The comments on what is not locked, without what is now."""
    _, begin, below = text.partition("\n# Not locked:\n")
    kept: list[str] = []
    goes = False
    for line in below.splitlines(keepends=True):
        if found := LEFT_OUT.match(line):
            goes = found["key"] in new
        if not goes:
            kept.append(line)
    return begin + "".join(kept) if kept else ""
