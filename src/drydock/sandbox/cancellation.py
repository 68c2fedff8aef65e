"""Ending a check early, once nobody waits for its verdict any more.

Another thread says so with `CANCEL.set()`; the check then ends at the next place where it
waits, and is torn down as after Ctrl+C: nothing of it is left.
"""

from __future__ import annotations

import threading

CANCEL = threading.Event()


class Cancelled(KeyboardInterrupt):
    """Ends a check that nobody waits for; pytest treats it as it does Ctrl+C."""


def pause(seconds: float) -> None:
    """Waits a moment; raises Cancelled as soon as nobody waits for the check."""
    if CANCEL.wait(seconds):
        raise Cancelled
