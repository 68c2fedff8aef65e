"""Which of what is locked are the results: what is to stay locked to the end."""

from __future__ import annotations

from collections.abc import Iterable

from drydock.adoption.findings.cutting import results, seam
from drydock.adoption.locking.locked.lock import PRINTED
from drydock.adoption.model import Adopted


def of_the_end(notebook: Adopted, keys: Iterable[str]) -> list[str]:
    """Of some keys of a lock, those of what comes out at the end of a notebook as it was
    adopted: what is shown last and nobody reads, what models are given and say, what is
    written and printed."""
    found = seam(notebook)
    names = {*results(notebook), *(found.names if found else ())}
    return [
        key
        for key in keys
        if key in names or key == PRINTED or " on " in key or key.startswith("file ")
    ]
