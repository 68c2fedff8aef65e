"""Personal data in a text or a table: addresses, numbers with check digits, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MAIL = re.compile(r"\b[A-Za-z0-9][\w.+-]*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}\b")
NOBODYS_MAIL = re.compile(
    r"(?i).*@((\w+\.)*example\.\w+|\w*\.?(test|local|invalid)|domain\.com|email\.com)"
    r"|(no-?reply|noreply|user|name|someone|foo|test|info|support|contact|admin|git)@.*"
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
IBAN_LENGTHS = {
    **{"AT": 20, "BE": 16, "CH": 21, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24},
    **{"FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27},
    **{"LT": 20, "LU": 20, "LV": 21, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24},
    **{"SE": 24, "SI": 19, "SK": 24, "TR": 26, "AE": 23, "SA": 24, "IL": 23},
}
CARD = re.compile(
    r"(?<![\d.,-])(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}|3[47]\d{13})(?!\d|[.,-]\d)"
)
CARD_STARTS = re.compile(r"4|5[1-5]|2[2-7]|3[47]|6(011|5)")
NAME_COLUMN = re.compile(
    r"(?i)(full|first|last|middle|given|family|sur|customer|passenger|patient|client"
    r"|employee|user|person|student|player|author|contact|applicant)?[ _]?"
    r"(name|surname|lastname|firstname|nachname|vorname|nom|prenom|nombre|apellido)s?"
)
PART_OF_NAME = re.compile(
    r"(?i)(first|last|middle|given|family|sur)[ _]?names?|(nach|vor)name"
)
PRIVATE_COLUMN = re.compile(
    r"(?i)(e[-_ ]?mail|phone|mobile|telephone|tel|street|address|home_?address|iban|ssn"
    r"|social_?security(_?(no|number))?|passport(_?(no|number))?|birth_?date|date_?of_?birth"
    r"|dob|credit_?card(_?(no|number))?|card_?number|account_?number)(_?\d)?"
)
# "Braund, Mr. Owen", "Ada Lovelace", "Anna-Lena O'Neill": words that begin with capitals.
WORD = (
    r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+(?:[-'][A-Z]?[a-z\u00df-\u00ff]+)*"
    r"|[A-Z]['\u2019][A-Z][a-z]+"
)
PERSON = re.compile(
    rf"(?:{WORD}), (?:(?:Mr|Mrs|Miss|Ms|Dr|Master|Rev|Col|Don|Mme|Mlle)\.?|(?:{WORD})).*"
    rf"|(?:(?:Mr|Mrs|Miss|Ms|Dr)\.? )(?:{WORD}).*"
)
TWO_WORDS = re.compile(rf"(?:{WORD})(?: [A-Z]\.)?(?: (?:{WORD})){{1,2}}")


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """What in a text belongs to a person: what it is, and the text itself."""
    for found in MAIL.finditer(text):
        if not NOBODYS_MAIL.fullmatch(found.group()):
            yield "an e-mail address", found.group()
    for found in IBAN.finditer(text):
        if is_iban(found.group()):
            yield "the number of a bank account (IBAN)", found.group()
    for found in CARD.finditer(text):
        if is_card(found.group()):
            yield "the number of a credit card", found.group()


def is_iban(text: str) -> bool:
    """Whether length and check digits are those of an account number."""
    plain = text.replace(" ", "").upper()
    if IBAN_LENGTHS.get(plain[:2]) != len(plain):
        return False
    digits = "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
    return int(digits) % 97 == 1


def is_card(text: str) -> bool:
    """Whether the first digits and the check digit (Luhn's) are those of a card."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    if not CARD_STARTS.match("".join(map(str, digits))) or len(set(digits)) < 4:
        return False
    doubled = [sum(divmod(2 * one, 10)) for one in digits[-2::-2]]
    return (sum(doubled) + sum(digits[-1::-2])) % 10 == 0


def is_private(column: str, values: Sequence[str]) -> str | None:
    """What a column holds that belongs to persons, by its name and its values; or None."""
    filled = [
        one.strip() for one in values if one.strip() not in ("", "NaN", "None", "...")
    ]
    if NAME_COLUMN.fullmatch(column.strip()):
        persons = [one for one in filled if PERSON.fullmatch(one)]
        names = [one for one in filled if TWO_WORDS.fullmatch(one)]
        titled = len(persons) >= max(1, 0.6 * len(filled))
        whole = column.strip().lower() not in ("name", "names", "nom", "nombre")
        if PART_OF_NAME.fullmatch(column.strip()):
            names += [one for one in filled if re.fullmatch(WORD, one)]
        if filled and (titled or (whole and len(names) >= max(2, 0.6 * len(filled)))):
            return "names of persons"
    if PRIVATE_COLUMN.fullmatch(column.strip()) and _looks_private(filled):
        return "data of persons"
    return None


def _looks_private(values: Sequence[str]) -> bool:
    """Whether values can be addresses, dates of birth or numbers, and no counts or codes."""
    telling = [
        one for one in values if MAIL.search(one) or len(re.findall(r"\w", one)) > 6
    ]
    return len(telling) >= max(2, 0.6 * len(values)) and len(set(values)) > 1
