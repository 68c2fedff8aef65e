"""The cores that a host and its twin share: who starts something takes one before.

As make's jobserver does it: a pipe holds a byte for each core that is free.
"""

from __future__ import annotations

import os


class Cores:
    """So many cores, to be taken and given back by several processes.

    free: a file descriptor that can be read from while there is one to take.
    """

    def __init__(self, number: int) -> None:
        self.free, self._given_back = os.pipe()
        os.set_blocking(self.free, False)
        self.give_back(number)

    def take(self) -> bool:
        """Takes a core; False where none is free."""
        try:
            return bool(os.read(self.free, 1))
        except BlockingIOError:
            return False

    def give_back(self, number: int = 1) -> None:
        os.write(self._given_back, bytes(number))

    def close(self) -> None:
        """Leaves them to the others; for a process that is not to take any."""
        os.close(self.free)
        os.close(self._given_back)


def available() -> int:
    """How many cores this process, and what it starts, may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
