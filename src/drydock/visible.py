"""Text that can be shown anywhere: what would steer a terminal is spelled out."""

from __future__ import annotations

import re

# Control characters, what turns the direction of writing, and halves of characters.
SPELLED_OUT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """A text in which each such character is told as Python writes it in a string, but
    for the ends of lines and tabs."""
    return SPELLED_OUT.sub(lambda found: ascii(found[0])[1:-1], text)
