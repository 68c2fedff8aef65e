"""Reading debt notes: what a note says of each of five points, in whatever form.

A file of notes is cut at its headings and rules. A note may have a field for each point
("Value: ...", "- **Value:** ...", a row or a column of a table, a heading of its own), or
say it in sentences. A field with nothing in it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drydock.judging.reading.empty_answers import says_nothing

LABELS = {
    "what": "what|problem|issue|fault|leak(?:age)?",
    "where": "where|place|location|file|code",
    "value": "value|worth|gain|benefit|why|payoff|impact|reason",
    "effort": "effort|costs?|estimate|how long|how much",
    "when": "when|due|deadline|date|timing|trigger|planned|scheduled?",
}
SAYS = {
    "where": r"\.py\b|preprocessing|prepare_|impute_|concat|\bstack",
    "value": r"value|worth|gain|benefit|trust|matters?\b|so that|honest|\brel(?:y|ies|iabl)"
    r"|pays? off|better|realistic|true score|means? something|improve|believe|quote|fair\b"
    r"|credib|confiden|comparab|unbiased|meaningful|(?:know|learn|see|find out) how",
    "effort": r"effort|\bcosts?\b|hours?\b|days?\b|minutes?\b|weeks?\b|morning|afternoon|evening"
    r"|\b\d+ ?(?:h|min|d|pt)\b|\btakes?\b|quick|easy|story point",
    "when": r"\bwhen\b|before|\bafter\b|as soon|\bnext\b|until|\bby\b|\bonce\b|deadline"
    r"|\bdue\b|\bq[1-4]\b|sprint|release|stage \d|quarter|month|(?:mon|tues|wednes|thurs|fri)day"
    r"|\b20\d\d\b|tomorrow|today|this week|first thing|planned for|milestone|immediately"
    r"|\bin (?:spring|summer|autumn|winter|may|march|j(?:anuar|ul)y|june|april|august)",
}
# What is learned has seen the test passengers: in the field's word, or in others.
LEAK = re.compile(r"\bleak", re.I)
TEST_ROWS = re.compile(
    r"\btest[- ]?(?:set|data|rows?|passengers?|file|table|part|split|half|people|samples?"
    r"|examples?|records?|cases?|ones)\b|\btest\.csv|hold-?out|held[- ]out|unseen"
    r"|\bboth (?:files|tables|sets|lists|halves|parts)|1,?309|\b418\b|all passengers"
    r"|train(?:ing)? (?:and|\+|&) (?:the )?test|all of the passengers"
    r"|\b(?:is|are|be|being) (?:\w+ )?(?:judged|evaluated|scored|measured|assessed)\b",
    re.I,
)
FLOWS = re.compile(
    r"median|mean\b|most frequent|imput|\bfill|\bgaps?\b|missing (?:\w+ )?(?:age|fare|port|value|data)|statistic|information"
    r"|flow|contaminat|peek|look(?:s|ed|ing)? ahead|stack|concat|together|learn|\bse(?:en|es)\b",
    re.I,
)
# The words of the lesson, which ask for an answer and are none.
OF_THE_LESSON = (
    r"\b(?:file and function|roughly how long it takes|what you gain when it is (?:mended|fixed)"
    r"|a moment or an event|not .?some day)\b"
)
NO_MOMENT = (
    r"\b(?:some ?(?:later |other )?(?:date|day|moment|point|time)(?: in time)?|not urgent"
    r"|no (?:date|deadline|hurry|rush)|one (?:fine )?day|later|eventually"
    r"|one of these days|soon(?:er or later)?|as soon as (?:possible|(?:i|we) can)|asap|never"
    r"|open|(?:when|if|once|as soon as|whenever) (?:there is|there.s|(?:i|we) (?:have|find))"
    r" (?:\w+ ){0,2}(?:time|chance)|(?:when|if|whenever) time (?:permits|allows)|whenever"
    r"|in the (?:(?:near|distant) )?future|in the long run|when (?:i|we) get a?round to it"
    r"|not (?:yet )?(?:planned|scheduled))\b"
)
ANY_LABEL = "|".join(LABELS.values())
# At the beginning of a line or of a sentence, or in bold; or a short heading.
FIELD = re.compile(
    rf"(?:(?<=\n)|(?<=[.;!?][ \n])|(?<=\*\*)|(?<=__))[ \t>*+|_\-`(]*(?:\d+[.)] *)?[*_`]*"
    rf"(?P<label>(?:{ANY_LABEL})\b[^:|.\n]{{0,40}}?)[*_`)]*[ \t]*(?::|\||\u2014|\u2013| - )[*_`]*"
    rf"|(?<=\n)#+ *(?P<heading>(?:{ANY_LABEL})\b[^\n]*)\n",
    re.I,
)
HEADING = re.compile(r"(#+) *(.*)")
RULE = re.compile(r"\s*(?:(?:[-*_=] *){3,})\s*")
LONGEST_LABEL = 6  # words
SHORTEST_NOTE = 3  # points

Fields = list[tuple[set[str], str]]  # the points of each field, and what is in it


def is_about_the_leak(note: str) -> bool:
    """Whether a note speaks of what flows from the test passengers into the training; not
    where it does so in passing, in what it says of effort and time."""
    text = note
    for points, passing in _fields(note):
        if points & {"effort", "when"}:
            text = text.replace(passing, "\n")
    return bool(LEAK.search(text) or (TEST_ROWS.search(text) and FLOWS.search(text)))


def unsaid(note: str) -> list[str]:
    """The points of which a note says nothing, "what" left out."""
    fields = _fields(note)
    labelled = set[str]().union(*(points for points, _ in fields))
    said = {p for points, text in fields for p in points if not _is_empty(text, p)}
    return [
        point
        for point, words in SAYS.items()
        if point not in said
        and not re.search(words, _text_for(point, fields, labelled), re.I)
    ]


def _text_for(point: str, fields: Fields, labelled: set[str]) -> str:
    """Where in a note a point may be told that has no field: anywhere, if it is told in
    sentences; not in what is said of the fault, if most points have a field."""
    elsewhere = {"what", "where"} if len(labelled) >= SHORTEST_NOTE else set()
    if point == "where":
        elsewhere = set()
    return "\n".join(
        text
        for points, text in fields
        if not (points and points <= elsewhere)
        and not any(_is_empty(text, one) for one in points)
    )


def _is_empty(text: str, point: str) -> bool:
    """Whether a text says nothing of a point: "some day" is no moment."""
    more = (OF_THE_LESSON, NO_MOMENT) if point == "when" else (OF_THE_LESSON,)
    return says_nothing(text, *more)


def _fields(note: str) -> Fields:
    """What a note says, by the points for which it has a field; first what stands before
    any field."""
    text = "\n" + note
    found = [one for one in FIELD.finditer(text) if _is_label(one)]
    ends = [*(one.start() for one in found), len(text)]
    fields: Fields = [(set(), text[: ends[0]])]
    for match, end in zip(found, ends[1:]):
        points = _points(match["label"] or match["heading"])
        title = (match["heading"] or "") if points == {"what"} else ""
        fields.append((points, f"{title}\n{text[match.end() : end]}"))
    return fields


def _is_label(match: re.Match[str]) -> bool:
    return bool(match["label"]) or _is_short(match["heading"])


def _is_short(label: str) -> bool:
    return len(label.split()) <= LONGEST_LABEL


def _points(label: str) -> set[str]:
    """The points that a label names: "Value and effort" names two."""
    return {
        point
        for point, words in LABELS.items()
        if re.search(rf"\b(?:{words})\b", label, re.I)
    }


def notes(text: str) -> list[str]:
    """The notes in a file, each with its heading and with what is below it."""
    found: list[tuple[int, str]] = []
    for level, part in _pieces(_without_tables(text)):
        is_below = bool(found) and level > found[-1][0]
        if is_below and 4 - len(unsaid(part)) < SHORTEST_NOTE:
            found[-1] = found[-1][0], f"{found[-1][1]}\n{part}"
        else:
            found.append((level, part))
    return [part for _, part in found]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text, cut before each heading that is no field, at rules, and where a second
    field says what is wrong; each piece with the level of its heading, or 0."""
    level, lines, has_what = 0, list[str](), False
    for line in text.splitlines():
        heading = HEADING.fullmatch(line.strip())
        title = heading if heading and not _is_field(heading[2]) else None
        label = re.match(r"\W*(what\b[^.]*?):", line, re.I)
        says_what = label is not None and _points(label[1]) == {"what"}
        if title or RULE.fullmatch(line) or (says_what and has_what):
            yield level, "\n".join(lines)
            level = len(title[1]) if title else 0
            lines, has_what = [], False
        has_what = has_what or says_what
        lines.append(line)
    yield level, "\n".join(lines)


def _is_field(heading: str) -> bool:
    return bool(re.match(rf"(?:{ANY_LABEL})\b", heading, re.I)) and _is_short(heading)


def _without_tables(text: str) -> str:
    """The text, in which each row of a table that has a column for each point is a list of
    fields."""
    lines, header = [], list[str]()
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if "|" in line and sum(bool(_points(cell)) for cell in cells) >= SHORTEST_NOTE:
            header = cells
        elif "|" not in line:
            header = []
            lines.append(line)
        elif header and not RULE.fullmatch(line.replace("|", "").replace(":", "")):
            lines += ["---", *(f"{h}: {c}" for h, c in zip(header, cells))]
        elif not header:
            lines.append(line)
    return "\n".join(lines)
