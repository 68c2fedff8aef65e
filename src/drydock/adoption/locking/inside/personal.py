"""Which columns and values seem to say something of a person: they are not written down.

By what they are called, and by what they hold: addresses for mail, numbers of cards and
accounts with the right check digit, names, telephone numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from ..locked import tables

ENOUGH = 0.5  # of the values of a column
CALLED = re.compile(
    r"(?:^|[ _.-])(?:(?:first|last|full|sur|maiden|middle|nick|customer|client|user|patient"
    r"|passenger|employee|person|contact)[ _.-]?name|surname|name|e-?mail|phone|telephone"
    r"|mobile|street|address|iban|ssn|passport|social.?security|card.?number|account.?number"
    r"|birth.?(?:date|day)|date.?of.?birth|dob)(?:$|[ _.-])",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
CARD = re.compile(r"(?:\d[ -]?){12,18}\d")
PHONE = re.compile(r"\+\d[\d ()/-]{7,18}\d")
WORDS = re.compile(r"[^\W\d_]+")


def found(values: dict[str, Any]) -> dict[str, list[str]]:
    """Of each variable what is not to be shown: columns of a table, or "*" for all of it."""
    columns = {
        (name, one.name): [v for v in one.values if isinstance(v, str)]
        for name, value in values.items()
        for one in _columns(value)
        if one.kind in ("text", "mixed")
    }
    personal = {
        key: set(held) for key, held in columns.items() if is_personal(key[1], held)
    }
    known = set().union(*personal.values()) if personal else set()
    hidden: dict[str, list[str]] = {}
    for (name, column), held in columns.items():
        if (name, column) in personal or _mostly_in(held, known):
            hidden.setdefault(name, []).append(column)
    for name, value in values.items():
        if name not in hidden and not tables.is_table_like(value):
            texts = list(_texts(value))
            if any(MAIL.fullmatch(one) for one in texts) or _some_in(texts, known):
                hidden[name] = ["*"]
    return hidden


def says_of_people(text: str, values: dict[str, Any]) -> bool:
    """Whether a text holds an address for mail, or a value that is not to be shown."""
    if MAIL.search(text):
        return True
    hidden = found(values)
    for name, columns in hidden.items():
        for one in _columns(values[name]):
            if one.name in columns:
                long = {v for v in one.values if isinstance(v, str) and len(v) > 7}
                if any(v in text for v in long):
                    return True
    return False


def _columns(value: Any) -> Iterable[tables.Column]:
    try:
        return tables.columns(value) if tables.is_table_like(value) else ()
    except Exception:  # pylint: disable=broad-exception-caught
        return ()


def is_personal(name: str, held: Collection[str]) -> bool:
    """Whether a column of texts seems to say who somebody is."""
    if not held:
        return False
    sample = list(held)[:1000]
    enough = max(1, ENOUGH * len(sample))
    for known in (MAIL.fullmatch, PHONE.fullmatch, _is_iban, _is_card):
        if sum(bool(known(one.strip())) for one in sample) >= enough:
            return True
    if not CALLED.search(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)):
        return False
    # "name" may also be that of a car or a town: persons differ from row to row.
    return len(set(sample)) > 0.5 * len(sample) and len(sample) > 1


def _mostly_in(held: Collection[str], known: set[str]) -> bool:
    return bool(held) and sum(one in known for one in held) >= 0.9 * len(held)


def _some_in(held: Iterable[str], known: set[str]) -> bool:
    return any(one in known for one in held if len(one) > 7)


def _texts(value: Any, depth: int = 0) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif depth < 3 and isinstance(value, dict):
        for key, one in list(value.items())[:2000]:
            yield from _texts(key, depth + 1)
            yield from _texts(one, depth + 1)
    elif depth < 3 and isinstance(value, (list, tuple, set, frozenset)):
        for one in list(value)[:2000]:
            yield from _texts(one, depth + 1)


def _is_iban(text: str) -> bool:
    bare = text.replace(" ", "")
    if not IBAN.fullmatch(bare):
        return False
    moved = bare[4:] + bare[:4]
    return int("".join(str(int(one, 36)) for one in moved)) % 97 == 1


def _is_card(text: str) -> bool:
    if not CARD.fullmatch(text):
        return False
    digits = [int(one) for one in text if one.isdigit()][::-1]
    twice = [sum(divmod(2 * one, 10)) for one in digits[1::2]]
    return (sum(digits[::2]) + sum(twice)) % 10 == 0
