"""The participant's service as the checks of the kata ask it, in the child process.

A start is a fresh import of `app.py`: the modules of the work are forgotten before it.
Taken with `drydock.workbook.loading.load`.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from drydock.sandbox.own_frames import headline, own_frames, with_known_paths
from drydock.workbook.loading import load

asking = load(Path(__file__).parent / "asking.py")
BROKE = "drydock.broke"
NO_ROUTE = (404, 405)
NOT_STARTED = re.compile(r"'State' object has no attribute")
NEVER_STARTED = (
    "the lifespan did not run: is it given to FastAPI, and is there a second"
    " app = FastAPI(...) below?"
)


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

    client: further settings of the test client. What broke the service goes with the answer:
    see `said`.
    """
    asking.forget_modules(work)
    importlib.invalidate_caches()
    service = getattr(importlib.import_module("app"), "app", None)
    if service is None:
        yield None
        return
    broken: dict[int, str] = {}
    noted = _noting(service, work, broken)
    with TestClient(noted, raise_server_exceptions=False, **client) as caller:
        caller.event_hooks = {"response": [partial(_numbered, count(), broken)]}
        yield caller


def said(reply: Any) -> str:
    """An answer in one line, without where the copy of the work lies; and after a 5xx what
    broke the service, where something did."""
    number, broken = reply.extensions[BROKE]
    within = broken.get(number, "")
    told = headline(with_known_paths(reply.text, str(Path.cwd())))
    line = f"{reply.status_code} {told}".strip()
    return f"{line} ({within})" if within else line


def unserved(reply: Any) -> dict[str, str]:
    """Why a good request to /predict reaches no answer, as the lines of a message; empty where
    it reaches one, right or wrong. All else that could be said then misleads."""
    if reply.status_code in NO_ROUTE:
        remedy = (
            'there is no such route: is @app.post("/predict") still there, above predict,'
            " and is there no second app = FastAPI(...)?"
        )
    elif NOT_STARTED.search(said(reply)):
        remedy = NEVER_STARTED
    else:
        return {}
    return {
        "expected": "your service answers POST /predict",
        "found": f"a good request is answered {said(reply)}",
        "remedy": remedy,
    }


def _noting(service: Any, work: Path, broken: dict[int, str]) -> Callable[..., Any]:
    """The service, and a note in `broken` of what it raises, by the number of the request."""
    numbers = count()

    async def noted(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await service(scope, receive, send)
            return
        number = next(numbers)
        try:
            await service(scope, receive, send)
        except Exception as error:
            broken[number] = _where_it_broke(error, work)
            raise

    return noted


def _where_it_broke(error: Exception, work: Path) -> str:
    text = headline(with_known_paths(str(error), str(work)))
    frames = own_frames(error, str(work))
    where = f" at {frames[-1][0]}: {frames[-1][1]}" if frames else ""
    return f"within: {type(error).__name__}{f': {text}' if text else ''}{where}"


def _numbered(numbers: Iterator[int], broken: dict[int, str], reply: Any) -> None:
    """The service may break once its answer has begun: what broke it is looked up later."""
    reply.extensions[BROKE] = next(numbers), broken
