"""A process that stands behind a host, and has little to do.

Whatever the code in a host's children does to the host: one that was stopped goes on, and
once it has ended, nothing that it or its children have started is left. On Linux all of
that becomes the keeper's, however it tried to get away.
"""

from __future__ import annotations

import os
import select
import signal
import time

from drydock.sandbox import limits

ENDING_MAY_TAKE = 3.0


def stand_behind_a_fork(*unused: int) -> None:
    """Forks; returns in the fork, which is to be the host. The process itself ends after
    it, with the same exit code.

    unused: file descriptors that are the host's alone. The end of standard input is the
    host's order to end; it has some seconds for it.
    """
    limits.adopt_orphans()
    bell = ring_for_children()
    pid = os.fork()
    if pid == 0:
        os.close(bell)
        ring_no_more()
        limits.end_with_parent()
        return
    for descriptor in unused:
        os.close(descriptor)
    status = _wait(pid, bell)
    limits.end_descendants()
    _end_as(os.waitstatus_to_exitcode(status))


def _wait(pid: int, bell: int) -> int:
    """Waits for the end of the host; gives its status."""
    ears = select.poll()
    ears.register(0, 0)  # its end alone
    ears.register(bell, select.POLLIN)
    end_at = None
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
        if ended and not os.WIFSTOPPED(status):
            return status
        if ended:
            os.kill(pid, signal.SIGCONT)
        if end_at is not None and time.monotonic() > end_at:
            os.kill(pid, signal.SIGKILL)
        heard = dict(ears.poll(None if end_at is None else 100))
        if bell in heard:
            os.read(bell, 65536)
        if 0 in heard:
            ears.unregister(0)
            end_at = time.monotonic() + ENDING_MAY_TAKE


def _end_as(code: int) -> None:
    if code < 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(abs(code))


def ring_for_children() -> int:
    """A file descriptor that can be read whenever a child has ended, or was stopped."""
    read, write = os.pipe()
    os.set_blocking(write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    return read


def ring_no_more() -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
