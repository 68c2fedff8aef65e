"""Whether a text stands in the place of an answer and says nothing: "TODO", "n/a", "...", "?"."""

from __future__ import annotations

import re
import string

NO_WORD = (
    r"\b(?:todo|tb[ad]|n/?a|x{2,}|to be (?:done|decided|defined|estimated|filled in)|fill in"
    r"|unknown|undecided|unclear|not (?:yet )?(?:known|decided|estimated|sure|clear)|no idea"
    r"|(?:do not|don.t) know)\b|<[^<>\n]*>"
)
FILLERS = re.compile(
    r"[\W_]|\b(?:i|we|it|is|be|will|would|may|might|must|should|done|mended|paid|fixed|do|and"
    r"|or|but|maybe|perhaps|probably|hopefully|yet|on|at|in|the|a|for)\b",
    re.I,
)
PUNCTUATION = string.punctuation + string.whitespace + "\u2013\u2014\u2026"


def says_nothing(text: str, *more: str) -> bool:
    """Whether nothing is said but what stands for an answer.

    more: patterns of other words that do so, where the text is an answer of a certain kind.
    """
    nothing = re.compile("|".join([NO_WORD, *more]), re.I)
    left, found = nothing.subn("", text)
    return not (FILLERS.sub("", left) if found else left.strip(PUNCTUATION))
