"""Offers tables to a participant's function, in the child process, and notes its answers.

An answer is "accepted" (nothing was raised), "refused", "crashed" or "slow". To refuse is to
raise on purpose: what Python or a library raises where something breaks, such as a KeyError,
is a crash, unless a line of the participant's own raises it.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from threading import Thread
from typing import Any

from drydock.errors import CheckFailed
from drydock.sandbox.makers import Makers, NotMade
from drydock.sandbox.named_faults import Refusal, names, said_of_all
from drydock.sandbox.own_frames import headline, own_frames

RAISED_ON_PURPOSE = (ValueError, AssertionError, Exception)
SHOWN = 20
# Of a table of failures, such as that of pandera, what is read.
FAILURE = ("column", "check", "failure_case")
NOTHING = ("None", "nan", "<NA>")


def answers(module: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """What settings["function"] answers to the given table, and to each of
    settings["tables"] in turn: "path" of its file and "faults", of each the words of which
    a refusal must have one. Once an answer is slow, no more are asked for.
    """
    function = module.get(settings["function"])
    if not callable(function):
        raise CheckFailed(
            expected=f"{settings['file']} has a function {settings['function']}",
            found="there is no such function",
            remedy="write it, by the name that the lesson gives",
        )
    try:
        made = _made(settings)
    except NotMade as error:
        return {"broken": str(error)}
    found: list[dict[str, Any]] = []
    for table, faults in made:
        found.append(_answer(function, table, faults, settings["seconds"]))
        if found[-1]["did"] == "slow":
            break
    refusals = [
        Refusal(answer.pop("told", []), faults)
        for answer, (_, faults) in zip(found, made)
    ]
    wrong = [one for one in refusals if one.texts and one.faults]
    for answer, refusal in zip(found, refusals):
        everywhere = said_of_all(refusal, wrong)
        # Only another word for it was found, such as "loans" for "empty": that is no name.
        chance = [one for one in everywhere if not _says(refusal, one[:1])]
        answer["said of all"] = [one for one in everywhere if one not in chance]
        answer["unnamed"] = answer.get("unnamed", []) + chance
    return {"answers": found}


def _says(refusal: Refusal, words: list[str]) -> bool:
    return any(names(text, words) for text in refusal.texts)


def _made(settings: dict[str, Any]) -> list[tuple[Any, list[list[str]]]]:
    """Each table with its faults, the given one first."""
    makers = Makers(**settings["makers"])
    good = makers.given[0]
    made: list[tuple[Any, list[list[str]]]] = [(good.copy(), [])]
    for one in settings["tables"]:
        table = makers.make(one["path"])
        if not hasattr(table, "equals") or table.equals(good):
            raise NotMade(f"{one['path']}: make returns no table, or the given one")
        made.append((table, one["faults"]))
    return made


def _answer(
    function: Any, table: Any, faults: list[list[str]], seconds: float
) -> dict[str, Any]:
    before = table.copy()
    said: dict[str, Any] = {"did": "slow"}
    asking = Thread(target=_ask, args=(function, table, faults, said), daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        return {"did": "slow"}
    return said | {"changed": not table.equals(before)}


def _ask(
    function: Any, table: Any, faults: list[list[str]], said: dict[str, Any]
) -> None:
    folder = os.getcwd()
    try:
        function(table)
        said["did"] = "accepted"
    except BaseException as error:  # pylint: disable=broad-exception-caught
        said["did"] = "refused" if _is_refusal(error, folder) else "crashed"
        rows = _failures(error)
        whole = " ".join(str(error).split())
        texts = [", ".join(filter(None, row)) for row in rows] or [whole]
        unnamed = [words for words in faults if not any(names(t, words) for t in texts)]
        said |= {
            "type": type(error).__name__,
            "says": [headline(one) for one in texts[:SHOWN]],
            "told": [part for row in rows for part in _parts(*row)] or [whole],
            "unnamed": unnamed,
            "frames": own_frames(error, folder),
        }


def _is_refusal(error: BaseException, folder: str) -> bool:
    kind = type(error)
    if not isinstance(error, Exception):
        return False
    if kind.__module__ != "builtins" or kind in RAISED_ON_PURPOSE:
        return True
    last = traceback.extract_tb(error.__traceback__)[-1]
    is_own = last.filename.startswith(f"{folder}{os.sep}")
    return is_own and (last.line or "").startswith("raise")


def _failures(error: BaseException) -> list[tuple[str, ...]]:
    """What an exception says failure by failure, as FAILURE has it, where it has a table of
    them that says for each of what column it is; "" for nothing."""
    for table in vars(error).values():
        if {"column", "check"} <= set(getattr(table, "columns", ())):
            cells = [map(str, table.get(one, [""] * len(table))) for one in FAILURE]
            rows = (
                ["" if one in NOTHING else one for one in row] for row in zip(*cells)
            )
            return list(dict.fromkeys(map(tuple, rows)))
    return []


def _parts(column: str, check: str, case: str) -> Iterator[str]:
    """A failure without the value that fails beside the name of its column: a value may be
    another in each table, also where it is right."""
    yield f"{column}, {check}"
    yield f"{check}, {case}"
