"""What two verdicts on the same work have in common, though chance had a part in it."""

from __future__ import annotations

import re


def but_for_chance(text: str) -> str:
    """A text without the scores in it: models without a seed give others each time."""
    return re.sub(r"\d+\.\d+", "SCORE", text)
