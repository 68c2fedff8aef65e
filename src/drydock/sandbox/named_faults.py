"""Whether what is said of something wrong names what is wrong with it.

A word counts as a name where it stands beside words that are not there whatever is wrong: a
refusal that lists all columns each time names none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NEIGHBOURS = 2
WORD = re.compile(r"\w+")
Fault = list[str]


class Refusal(NamedTuple):
    """What a refusal says, text by text, and the faults that it should name."""

    texts: list[str]
    faults: list[Fault]


def names(text: str, words: Fault) -> bool:
    """Whether a text has one of some words, as a whole word."""
    return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text, re.I) for w in words)


def said_of_all(refusal: Refusal, refusals: Sequence[Refusal]) -> list[Fault]:
    """The faults that a refusal names only as most of the refusals do that are due to
    something else."""
    found = []
    for fault in refusal.faults:
        here = set(_passages(refusal, fault))
        others = [
            set(_passages(one, fault))
            for one in refusals
            if not any(set(fault) & set(other) for other in one.faults)
        ]
        if others and here and all(_in_most(one, others) for one in here):
            found.append(fault)
    return found


def _in_most(passage: tuple[str, ...], others: list[set[tuple[str, ...]]]) -> bool:
    return 2 * sum(passage in one for one in others) > len(others)


def _passages(refusal: Refusal, fault: Fault) -> Iterator[tuple[str, ...]]:
    """Each place in which a refusal has a word of the fault, with the words beside it."""
    for text in refusal.texts:
        said = WORD.findall(text.lower())
        for name in fault:
            words = WORD.findall(name.lower())
            for at in range(len(said) - len(words) + 1):
                end = at + len(words)
                if said[at:end] == words:
                    yield tuple(said[max(0, at - NEIGHBOURS) : end + NEIGHBOURS])
