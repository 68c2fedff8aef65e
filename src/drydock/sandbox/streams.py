"""The three standard streams, of which a caller may have closed any."""

from __future__ import annotations

import os
import sys


def open_closed() -> None:
    """Opens standard streams that are closed: they give and keep nothing. What is opened
    later would else get their numbers, and be taken for them."""
    for number, name, mode in (
        (0, "stdin", "r"),
        (1, "stdout", "w"),
        (2, "stderr", "w"),
    ):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
        if getattr(sys, name) is None:
            # pylint: disable-next=consider-using-with
            stream = open(number, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, stream)
