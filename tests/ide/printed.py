"""What a drill printed and which names it left, seen in the process that ran it.

Importing this module begins to listen: whatever is printed from then on is kept.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from types import FunctionType
from typing import Any

AT_MOST = 20_000


class Printed(io.StringIO):
    """Keeps what is printed, up to a limit: an endless loop must not fill the memory."""

    def write(self, text: str, /) -> int:
        if self.tell() < AT_MOST:
            super().write(text)
        return len(text)


PRINTED = sys.stdout = Printed()


def printed(names: dict[str, Any]) -> dict[str, Any]:
    """All that was printed."""
    assert names
    return {"printed": PRINTED.getvalue()}


def needed(names: dict[str, Any]) -> dict[str, Any]:
    """All that was printed, and the functions without which main would print something
    else: each is replaced in turn by one that gives a number and prints nothing."""
    main = names.get("main")
    found = []
    if isinstance(main, FunctionType):
        space = main.__globals__
        usual = _printed_by(main)
        functions = {n: f for n, f in space.items() if isinstance(f, FunctionType)}
        for name, function in functions.items():
            space[name] = lambda *_, **__: 7.0
            if function is not main and _printed_by(main) != usual:
                found.append(name)
            space[name] = function
    return printed(names) | {"needed": found}


def _printed_by(function: Callable[[], Any]) -> str:
    """What a function prints, and the kind of error that stops it, if one does."""
    with redirect_stdout(Printed()) as listening:
        try:
            function()
        except Exception as error:  # pylint: disable=broad-exception-caught
            return listening.getvalue() + type(error).__name__
    return listening.getvalue()
