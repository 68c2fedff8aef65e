"""A process that does not outlive the one that has started it.

Where the system has no such thing, a thread listens to standard input, of which the other
side is open for as long as that process lives.
"""

from __future__ import annotations

import os
import threading

from drydock.sandbox import limits


def take() -> None:
    """Ends this process, and all that it has started, as soon as its parent has ended;
    standard input is empty from here on."""
    parent = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    threading.Thread(target=_listen, args=[parent], daemon=True).start()


def _listen(parent: int) -> None:
    try:
        os.read(parent, 1)
    except OSError:  # the code has closed what it does not know
        return
    limits.end_descendants()
    os._exit(1)
