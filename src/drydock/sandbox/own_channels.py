"""Orders and answers of a process that runs others' code, for itself alone."""

from __future__ import annotations

import os
from typing import BinaryIO, TextIO


def own_channels() -> tuple[BinaryIO, TextIO]:
    """Where orders come from and answers go to, for the caller alone.

    pytest puts something else in the place of both while it captures output, and what
    anybody prints must not get among the answers.
    """
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return source, answers
