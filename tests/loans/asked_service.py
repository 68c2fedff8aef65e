"""The participant's service as the checks of the kata ask it, in the child process.

A start is a fresh import of `app.py`: the modules of the work are forgotten before it.
Taken with `drydock.workbook.loading.load`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from drydock.workbook.loading import load

asking = load(Path(__file__).parent / "asking.py")


class Wrong(Exception):
    """What is wrong with the service or what it leaves, in words."""


def says(question: Callable[..., None], *about: Any) -> str:
    """What is wrong where a question is asked; empty where nothing is."""
    try:
        question(*about)
    except Wrong as error:
        return str(error)
    return ""


@contextmanager
def started(work: Path, **client: Any) -> Iterator[TestClient | None]:
    """The service in `work`, started anew; None where there is no `app`.

    client: further settings of the test client.
    """
    asking.forget_modules(work)
    importlib.invalidate_caches()
    service = getattr(importlib.import_module("app"), "app", None)
    if service is None:
        yield None
        return
    with TestClient(service, raise_server_exceptions=False, **client) as caller:
        yield caller
