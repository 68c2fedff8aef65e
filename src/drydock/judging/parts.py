"""Parts of a check that several stages have, named where they are to be told."""

from __future__ import annotations

from collections.abc import Callable


class Parts:
    """Test functions that stand elsewhere. A check that says `test_x = Parts(a, b)` has
    the parts `a` and `b` in this place, with the check's own fixtures."""

    def __init__(self, *functions: Callable[..., None]) -> None:
        self.functions = functions
