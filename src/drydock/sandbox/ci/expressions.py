"""The expressions of a workflow file, `${{ ... }}` and those of `if:`, as far as they are
simple: names with dots, texts, numbers, comparisons, `&&`, `||`, `!` and some functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<name>[A-Za-z_][\w-]*(?:\.(?:[\w-]+|\*))*)|(?P<sign>&&|\|\||[=!<>]=|[!<>(),]))"
)
PLACE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
STATES = ("always", "success", "failure", "cancelled")
LITERALS: dict[str, Any] = {"true": True, "false": False, "null": None}
CONTEXTS = frozenset(
    "github env vars secrets needs steps matrix runner job jobs inputs strategy".split()
)
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "contains": lambda where, what: (
        what in where
        if isinstance(where, list)
        else str(what).lower() in str(where).lower()
    ),
    "startsWith": lambda text, with_: str(text).lower().startswith(str(with_).lower()),
    "endsWith": lambda text, with_: str(text).lower().endswith(str(with_).lower()),
    "format": lambda text, *more: re.sub(
        r"\{(\d+)\}", lambda found: str(more[int(found[1])]), text
    ),
    "hashFiles": lambda *_: "0" * 64,
}


class NotSupported(Exception):
    """The runner cannot do this, or no runner could: what it is, in words."""


@dataclass
class _Reader:
    """Reads one expression from left to right. called: the functions that it calls."""

    tokens: list[tuple[str, str]]
    known: Mapping[str, Any]
    whole: str
    at: int = 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, expected: str = "") -> tuple[str, str]:
        if self.at >= len(self.tokens) or (expected and self.peek() != expected):
            raise NotSupported(f"the expression {self.whole!r}")
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Any:
        value = self.both()
        while self.peek() == "||":
            self.take()
            other = self.both()
            value = value or other
        return value

    def both(self) -> Any:
        value = self.compared()
        while self.peek() == "&&":
            self.take()
            other = self.compared()
            value = value and other
        return value

    def compared(self) -> Any:
        value = self.single()
        if self.peek() in ("==", "!="):
            sign, other = self.take()[1], self.single()
            same = _plain(value) == _plain(other)
            return same if sign == "==" else not same
        if self.peek() in ("<", ">", "<=", ">="):
            raise NotSupported(f"{self.peek()!r} in the expression {self.whole!r}")
        return value

    def single(self) -> Any:
        if self.peek() == "!":
            self.take()
            return not self.single()
        if self.peek() == "(":
            self.take()
            value = self.either()
            self.take(")")
            return value
        kind, word = self.take()
        if kind == "text":
            return word[1:-1].replace("''", "'")
        if kind == "number":
            return float(word)
        if kind != "name":
            raise NotSupported(f"the expression {self.whole!r}")
        return self.called(word) if self.peek() == "(" else self.named(word)

    def called(self, name: str) -> Any:
        self.take("(")
        given = []
        while self.peek() != ")":
            given.append(self.either())
            if self.peek() != ")":
                self.take(",")
        self.take(")")
        if name in STATES:
            return self.known["()"][name]
        if name not in FUNCTIONS:
            raise NotSupported(f"the function {name}()")
        return FUNCTIONS[name](*given)

    def named(self, word: str) -> Any:
        if word in LITERALS:
            return LITERALS[word]
        first, *rest = word.split(".")
        if first not in CONTEXTS:
            raise NotSupported(f"the name {word!r}, which no workflow knows")
        value: Any = self.known.get(first, {})
        for part in rest:
            value = value.get(part, "") if isinstance(value, Mapping) else ""
        return value


def _plain(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match or not match.lastgroup:
            raise NotSupported(f"the expression {text!r}")
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def value_of(text: str, known: Mapping[str, Any]) -> Any:
    """What an expression gives. known: the contexts by their names, and below "()" what
    `always`, `success`, `failure` and `cancelled` give."""
    reader = _Reader(_tokens(text), known, text.strip())
    value = reader.either()
    if reader.at < len(reader.tokens):
        raise NotSupported(f"the expression {text.strip()!r}")
    return value


def filled(text: object, known: Mapping[str, Any]) -> str:
    """A text with what its `${{ ... }}` give."""
    if isinstance(text, bool):
        return str(text).lower()
    return PLACE.sub(lambda found: _shown(value_of(found[1], known)), str(text))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def holds(condition: object, known: Mapping[str, Any]) -> bool:
    """Whether an `if:` lets it run: without a function of the states, success() is meant."""
    states = known["()"]
    if condition is None:
        return bool(states["success"])
    if isinstance(condition, bool):
        return condition and bool(states["success"])
    text = str(condition)
    inner = PLACE.fullmatch(text.strip())
    if inner is None and PLACE.search(text):
        # Text around an expression is never empty, so it always holds.
        value: Any = filled(text, known)
    else:
        value = value_of(inner[1] if inner else text, known)
    if not any(re.search(rf"\b{name}\s*\(", text) for name in STATES):
        return bool(states["success"]) and bool(value)
    return bool(value)
