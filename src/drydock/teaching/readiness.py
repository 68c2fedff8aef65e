"""The line that says of a machine whether it is ready, written and read back.

It is made to be sent through a chat or a mail: whatever these do to its blanks, quotes and
dashes, and to where it is broken, it can be read. Its last six characters are a checksum of
its letters and digits. That is no signature: it tells a line that was typed, cut or changed
by hand from one that was copied.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from drydock.errors import Told
from drydock.workbook.git import git
from drydock.workbook.held_against_git import JUDGES
from drydock.workbook.house import House

MARK = "DRYDOCK"
READY, NOT_READY = f"{MARK} READY", f"{MARK} NOT READY"
NOTES = "notes:"
NO_GIT = "unknown"
# A whole line, and what stands where one begins; a chat may have broken it anywhere.
BEGINS = re.compile(rf"{MARK}\s+(?:NOT\s+)?READY\b")
WHOLE = re.compile(rf"({MARK}\s+(?:NOT\s+)?READY\s*\|.*\|)\s*#([0-9a-f]{{6}})\b", re.S)
WHEN = re.compile(r"\b\d{1,4}(?:[.:/-]\d{1,4})+(?:\s*[ap]\.?m\b\.?)?", re.I)
AROUND = ">:|*_`\"'[](){}<-"  # what a chat or a list puts round a name


def line(house: House, faults: Mapping[str, str], notes: Sequence[str]) -> str:
    """What to send ahead.

    faults: the remedy for each, by its name; without one the machine is ready. notes: the
    names of what is good to know.
    """
    told = [
        NOT_READY if faults else READY,
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.machine()}",
        f"workbook {state_of(house)}",
        date.today().isoformat(),
        *(f"{name}: {remedy}" for name, remedy in faults.items()),
    ]
    if notes:
        told.append(f"{NOTES} {', '.join(notes)}")
    text = " | ".join(one.replace("|", "/") for one in told) + " |"
    return f"{text} #{_checksum(text)}"


def state_of(house: House) -> str:
    """The last commit that changed what judges, as ten characters: two clones in the same
    state give the same verdicts. "unknown" where there is no git."""
    with suppress(Told):
        asked = ("log", "-1", "--abbrev=10", "--format=%h", "--", *JUDGES)
        return git(house.root, *asked) or NO_GIT
    return NO_GIT


@dataclass(frozen=True)
class Sent:
    """What somebody has sent.

    who: what stands before it, such as the name in a chat; else on which line it stands.
    is_whole: whether it is as it was written. faults: with their remedies.
    """

    who: str
    is_whole: bool
    is_ready: bool = False
    system: str = ""
    state: str = ""
    faults: tuple[str, ...] = ()
    notes: str = ""


def read(text: str) -> list[Sent]:
    """All that was sent, of each person the last, in the order of the text."""
    found: dict[str, Sent] = {}
    begins = [one.start() for one in BEGINS.finditer(text)]
    for start, end in zip(begins, [*begins[1:], len(text)]):
        one = _sent(_who(text, start), text[start:end])
        found.pop(one.who.casefold(), None)
        found[one.who.casefold()] = one
    return list(found.values())


def _who(text: str, start: int) -> str:
    """The words before a line: on the same one, else on the one above. The time at which a
    chat says that it was sent belongs to no name."""
    *above, same = text[:start].split("\n")
    for words in (same, above[-1] if above else ""):
        if BEGINS.search(words) or "#" in words and "|" in words:
            continue  # of somebody else's line
        bare = [word.strip(AROUND) for word in WHEN.sub(" ", words).split()]
        if name := " ".join(filter(None, bare)).strip(" ,"):
            return name
    return f"line {len(above) + 1}"


def _sent(who: str, text: str) -> Sent:
    whole = WHOLE.match(text)
    if not whole or _checksum(whole[1]) != whole[2]:
        return Sent(who, is_whole=False)
    word, python, system, state, _, *told, _ = (
        " ".join(part.split()) for part in whole[1].split("|")
    )
    notes = [one for one in told if one.startswith(NOTES)]
    return Sent(
        who,
        is_whole=True,
        is_ready=word == READY,
        system=f"{python}, {system}",
        state=state.removeprefix("workbook "),
        faults=tuple(one for one in told if one not in notes),
        notes=" ".join(notes).removeprefix(NOTES).strip(),
    )


def _checksum(text: str) -> str:
    """Of the letters and digits, small ones and capitals alike."""
    letters = "".join(one for one in text.casefold() if one.isalnum())
    return sha256(letters.encode()).hexdigest()[:6]
