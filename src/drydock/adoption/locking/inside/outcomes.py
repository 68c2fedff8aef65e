"""What the functions of a program give for what they get: by this, a test could tell a wrong
version from the right one.

The right one runs first: what its functions get is kept, and they are asked again, for what
stands at the edges as well. A wrong version is asked the same. What is printed does not count.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from ..locked import comparing, running
from ..locked.lock import PRINTED, Approved, Lock, differences
from .calls import Calls, Outcome, Reader, shown
from .edges import Edges
from .program_runs import as_program, listening, run

MOST_SECONDS = 2.0  # for all questions to one function
BASES = 3  # calls near which others are asked
STOPS = "it stops with an error"


@dataclass
class Known:
    """What the right program tells.

    place: where it ran. given: what its calls have given, by what they got. kept: of each
    function the arguments of some calls. locked: what is not as approved, though nothing is
    wrong.
    """

    place: str
    given: dict[str, Outcome] = field(default_factory=dict)
    kept: dict[str, list[bytes]] = field(default_factory=dict)
    locked: list[str] = field(default_factory=list)


def outcomes(job: dict[str, Any]) -> dict[str, Any]:
    """Runs a program; of the right one, writes down what it gives. Of another, tells by what
    that can be told from the right one: "seen", a sentence, or nothing.

    functions: of each file the functions that are asked, with the numbers and words at their
    edges. known: the file for what the right one tells; is_right: whether this is it.
    """
    file = Path(job["known"])
    right: Known | None = None if job["is_right"] else pickle.loads(file.read_bytes())
    with as_program(job) as (script, module):
        places = [str(script.parent), os.path.normpath(script.parent / job["lies"])]
        reader = Reader([*places, *([right.place] if right else [])])
        calls = Calls(_functions(job, script.parent), reader)
        with listening(calls.look):
            failed = run(script, module)
        if failed:
            return {"failed": failed, "seen": STOPS}
        end = running.End(dict(vars(module)), "", Path(places[1]))
        locked = _locked(job, end)
        questions = Questions(job, script, vars(module), reader)
        if right:
            return {"failed": None, "seen": _seen(right, calls, locked, questions)}
        known = Known(places[1], calls.given, calls.kept, locked)
        questions.learn(known)
        file.write_bytes(pickle.dumps(known))
        return {"failed": None, "seen": ""}


def _functions(job: Mapping[str, Any], folder: Path) -> dict[tuple[str, str], str]:
    """The functions that are asked, by the file and the name that a call has."""
    return {
        (str(folder / file), name): f"{file}:{name}"
        for file, found in job["functions"].items()
        for name in found
    }


def _locked(job: Mapping[str, Any], end: running.End) -> list[str]:
    """What is locked, and not as it is approved."""
    lock = Lock(**job["lock"])
    approved = Approved(Path(job["tests"], "approved"), lock.keys)
    return [key for key, _ in differences(lock, end, approved) if key != PRINTED]


def _seen(right: Known, calls: Calls, locked: list[str], questions: Questions) -> str:
    """By what this version can be told from the right one, as a sentence."""
    for key in locked:
        if key not in right.locked:
            return f"{key}, which is locked, comes out different"
    for key, outcome in calls.given.items():
        if differs(right.given.get(key), outcome):
            return f"{calls.shown[key]} gives something else"
    for one in questions.ask(right.kept):
        if differs(right.given.get(one.key), one.outcome):
            return f"{one.shown} gives something else"
    return ""


def differs(was: Outcome | None, now: Outcome | None) -> bool:
    """Whether two outcomes are another, where both are known, but for the last digits."""
    if was is None or now is None:
        return False
    return len(was) != len(now) or any(
        table != is_table or comparing.difference(before, text, is_table=table)
        for (before, table), (text, is_table) in zip(was, now)
    )


@dataclass(frozen=True)
class Answer:
    """What a function has given when it was asked; none where it has refused, or where that
    has no text."""

    key: str
    shown: str
    outcome: Outcome | None
    refused: bool = False


@dataclass(frozen=True)
class Questions:
    """Calls of a program's functions after its run, with what the right one has got."""

    job: Mapping[str, Any]
    script: Path
    names: Mapping[str, Any]
    reader: Reader

    def learn(self, known: Known) -> None:
        """Asks the right program. What it refuses is no question; a function that does not
        give the same for the same is asked nothing."""
        for function, pickled in list(known.kept.items()):
            found = list(self._answers(function, pickled))
            if any(differs(known.given.get(one.key), one.outcome) for one in found):
                del known.kept[function]
                continue
            for one in found:
                if one.outcome and not one.refused:
                    known.given.setdefault(one.key, one.outcome)

    def ask(self, kept: Mapping[str, list[bytes]]) -> Iterator[Answer]:
        """All answers, to what the right program has got and to what is near."""
        for file, found in self.job["functions"].items():
            for function in (f"{file}:{name}" for name in found):
                yield from self._answers(function, kept.get(function, []))

    def _answers(self, function: str, pickled: list[bytes]) -> Iterator[Answer]:
        asked, until = self._function(function), time.monotonic() + MOST_SECONDS
        for arguments in self._inputs(function, pickled) if asked else ():
            if time.monotonic() > until:
                return
            key, told = self.reader.key(function, arguments), shown(function, arguments)
            try:
                outcome = self.reader.outcome(asked(**arguments), arguments)
                yield Answer(key, told, outcome)
            except BaseException as error:  # pylint: disable=broad-exception-caught
                refusal = (f"raises {type(error).__name__}", False)
                yield Answer(key, told, [refusal], refused=True)

    def _function(self, function: str) -> Any:
        file, _, name = function.rpartition(":")
        path = str(self.script.parent / file)
        if path == str(self.script):
            return self.names.get(name)
        found = (
            m for m in list(sys.modules.values()) if vars(m).get("__file__") == path
        )
        return next((vars(one).get(name) for one in found), None)

    def _inputs(self, function: str, pickled: list[bytes]) -> Iterator[dict[str, Any]]:
        file, _, name = function.rpartition(":")
        edges = Edges(**self.job["functions"][file][name])
        yield from map(pickle.loads, pickled)
        for one in islice(pickled, BASES):
            yield from edges.near(pickle.loads(one))
