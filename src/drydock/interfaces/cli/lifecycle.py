"""How each command begins and ends: what a killed one has left, and what goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from drydock.errors import ExitCode, Told
from drydock.say import note
from drydock.workbook.house import HERE

# pylint: disable=import-outside-toplevel
INTERRUPTED = 130  # what shells return after Ctrl+C


def settle() -> None:
    """Takes back or finishes what a killed command has left half done."""
    from drydock import scratch
    from drydock.safekeeping import swap

    scratch.sweep()
    if swap.is_left(HERE):
        try:
            with swap.undisturbed(HERE) as settled:
                note(settled)
        except Told as error:
            note(str(error))


def run(command: Callable[[], object]) -> NoReturn:
    """Runs a command; whatever goes wrong is told in a few lines, never a traceback."""
    try:
        command()
        sys.exit(ExitCode.PASSED)
    except Told as error:
        from drydock.safekeeping.git_advice import fitting

        error.remedy = fitting(error.remedy, HERE)
        note(str(error))
        sys.exit(error.exit_code)
    except Exception as error:  # pylint: disable=broad-exception-caught
        if os.environ.get("DRYDOCK_DEBUG"):
            raise
        note(f"BROKEN  The workbook has a fault: {type(error).__name__}: {error}")
        note("Next:    set DRYDOCK_DEBUG=1, run it again, and report what it prints")
        sys.exit(ExitCode.WORKBOOK_BROKEN)
