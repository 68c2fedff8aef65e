"""Cells written for Python 2, read as Python 3 would have them, so that what they use and
make is known, though they do not run."""

from __future__ import annotations

import re

TEXT = r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\""
PRINT = re.compile(
    rf"^(?P<before>[ \t]*(?:[\w \t.=<>!\[\]()]+:[ \t]*)?)print\b(?![ \t]*=)[ \t]*"
    rf"(?:>>[ \t]*[\w.]+[ \t]*,?)?(?P<what>(?:[^#'\"\n]|{TEXT})*)(?P<comment>#.*)?$"
)
OTHERS = (
    (re.compile(r"^(\s*except\s+[^:#]+?)\s*,\s*(\w+)\s*:"), r"\1 as \2:"),
    (re.compile(r"^(\s*raise\s+[\w.]+)\s*,\s*([^#]+)$"), r"\1(\2)"),
    (re.compile(r"^(\s*exec)\s+([^#(]+)$"), r"\1(\2)"),
    (re.compile(r"<>"), "!="),
)


def as_python_3(source: str) -> str:
    """The same lines with `print x`, `except E, e`, `raise E, x` and `exec x` as they are
    written now; all else as it is."""
    return "\n".join(map(_line, source.split("\n")))


def _line(line: str) -> str:
    if found := PRINT.match(line):
        what = found["what"].strip()
        return f"{found['before']}print({what})  {found['comment'] or ''}".rstrip()
    for pattern, replacement in OTHERS:
        line = pattern.sub(replacement, line)
    return line
