"""Code smell comments: `# [code smell] <kind>: <why>`, as people really write them.

The marker may be spelled in other ways, several kinds may be named at once, and a reason may
go on in the next line. What looks like such a comment and cannot be read is kept as well:
nobody's remark is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drydock.workbook.notebook import parsed

MARKER = re.compile(r"\[?\s*\bcode[ _-]*smells?\b\s*\]?(?P<rest>.*)", re.IGNORECASE)
LIKE_ONE = re.compile(
    r"\W*(?:(?:(?:code|bad)[ _-]*)?smells?\b|\[\s*code\b|code[ _-]*sm\w*\b)",
    re.IGNORECASE,
)
KINDS_AND_WHY = re.compile(
    r"[\s:]*(?P<kinds>[A-Za-z][\w ,;/\\|&+-]*?)\s*"
    r"(?:[:\uff1a]|\s(?:--?|[\u2013\u2014]|[-=]>)\s)(?P<why>.*\w.*)"
)
SEVERAL = re.compile(r"\s*(?:[,;/\\|&+]|\b(?:and|or|plus|as well as)\b)+\s*")
DECORATION = re.compile(r"[<>*`\"'\[\]()]")
NO_REASON = frozenset("because fixme n/a reason tbd todo why xxx".split())


@dataclass(frozen=True)
class Remark:
    """One comment: the cell that it stands in and its line, counted from 0 and from 1.

    kinds: what it names, in the spelling of the list where that has it; none where the
    comment cannot be read. text: the comment itself.
    """

    cell: int
    line: int
    text: str
    kinds: tuple[str, ...] = ()


def remarks(
    document: Mapping[str, Any], kinds: Mapping[str, Sequence[str]]
) -> tuple[list[Remark], list[Remark]]:
    """The code smell comments of a notebook, and those that are not in the form.

    kinds: each kind that a comment may name, with other words that people use for it.
    """
    words = {word: kind for kind, others in kinds.items() for word in [kind, *others]}
    found = [
        _read(Remark(at, line, text), rest, words)
        for at, cell in enumerate(document["cells"])
        for line, text, rest in _candidates(cell, words)
    ]
    return [one for one in found if one.kinds], [one for one in found if not one.kinds]


def _candidates(
    cell: Mapping[str, Any], words: Mapping[str, str]
) -> Iterator[tuple[int, str, str]]:
    """Line, text and what follows the marker, of each comment that looks like a remark."""
    lines = "".join(cell["source"]).splitlines()
    for number, line in enumerate(lines, 1):
        _, mark, comment = line.partition("#")
        has_mark = bool(mark)
        if cell["cell_type"] != "code":
            # A text may speak of smells; a remark in it has brackets, or a colon.
            has_mark, comment = bool(set("[:") & set(line)), line
        if not has_mark:
            continue
        marker = MARKER.search(comment)
        if marker:
            rest = _with_what_follows(marker["rest"].strip(), lines[number:])
            yield number, comment.strip(" #"), rest
        elif LIKE_ONE.match(comment) or _begins_with_a_kind(comment, words):
            yield number, comment.strip(" #"), ""


def _with_what_follows(rest: str, below: Sequence[str]) -> str:
    """A remark that ends with a colon, and the line below it, if that is a reason."""
    following = below[0].strip() if below else ""
    if not rest.endswith(":") or not following.startswith("#"):
        return rest
    text = following.lstrip("# ")
    tree = parsed(text)
    is_code = tree is not None and tree.body
    return rest if MARKER.search(text) or is_code else f"{rest} {text}"


def _begins_with_a_kind(comment: str, words: Mapping[str, str]) -> bool:
    kind, colon, _ = comment.partition(":")
    return bool(colon) and _plain(kind) in words


def _read(remark: Remark, rest: str, words: Mapping[str, str]) -> Remark:
    parts = KINDS_AND_WHY.fullmatch(DECORATION.sub(" ", rest).strip())
    if parts is None:
        return remark
    named = [_plain(kind) for kind in SEVERAL.split(parts["kinds"])]
    kinds = tuple(dict.fromkeys(words.get(kind, kind) for kind in named if kind))
    why = _plain(parts["why"].strip(" .!?"))
    if why in NO_REASON or words.get(why, why) in kinds:
        return remark
    return Remark(remark.cell, remark.line, remark.text, kinds)


def _plain(kind: str) -> str:
    return " ".join(kind.lower().replace("-", " ").replace("_", " ").split())
