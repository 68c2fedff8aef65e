"""Texts that give access to something, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

FORMS = {
    "a key for Amazon's services": re.compile(r"\b(AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a token for GitHub": re.compile(
        r"\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})\b"
    ),
    "a token for GitLab": re.compile(r"\bglpat-[A-Za-z0-9_-]{20,}\b"),
    "a key for Google's services": re.compile(r"\bAIza[0-9A-Za-z_-]{35}\b"),
    "a token for Slack": re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{20,}\b"),
    "a token for Hugging Face": re.compile(r"\bhf_[A-Za-z0-9]{30,}\b"),
    "a key for OpenAI's services": re.compile(r"\bsk-(proj-)?[A-Za-z0-9_-]{32,}\b"),
    "a private key": re.compile(r"-----BEGIN ([A-Z]+ )*PRIVATE KEY-----"),
    "a user and a password in an address": re.compile(
        r"\b[a-z][a-z0-9+]{2,}://[^\s/:@'\"{}<>]+:(?!password|\*+|<|\{)[^\s/:@'\"{}<>]{3,}@\w"
    ),
}


def secrets(text: str) -> Iterator[tuple[int, str]]:
    """What in a text gives access to something: where it begins, and what it is."""
    for what, form in FORMS.items():
        for found in form.finditer(text):
            yield found.start(), what
