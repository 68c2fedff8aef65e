"""Starts the participant's service beside the model that their training has left, asks it a
few questions, and says what it answers and whether it logs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drydock.sandbox.own_frames import headline, with_known_paths
from drydock.workbook.loading import load

SHARED = Path(__file__).parents[1]
models, asked_service = load(SHARED / "models.py"), load(SHARED / "asked_service.py")
VARIABLE = "LOANS_LOG"
WRONG: dict[str, dict[str, Any]] = {
    "duration": {"duration": "long"},
    "purpose": {"purpose": "A4X"},
    "shoe_size": {"shoe_size": 43},
}


def look(_names: dict[str, Any]) -> dict[str, Any]:
    """answers: whether a good request is answered. faults: what an interface lacks. log: why
    there is no line for an answer; empty where there is one."""
    work = Path.cwd()
    log = work.parents[1] / "requests.jsonl"
    os.environ[VARIABLE] = str(log)
    try:
        with asked_service.started(work) as client:
            if client is None:
                raise LookupError("app.py has no name app")
            return _asked(client, work, log)
    except Exception as error:  # pylint: disable=broad-exception-caught
        said = headline(with_known_paths(str(error), str(work)))
        why = f"the service does not start: {type(error).__name__}: {said}"
        return {"answers": False, "faults": [why], "log": why}


def _asked(client: Any, work: Path, log: Path) -> dict[str, Any]:
    person = models.read(work.parents[1] / "data" / "loans").drop(columns=models.TARGET)
    good = json.loads(person.head(1).to_json(orient="records"))[0]
    answer = client.post("/predict", json=good)
    line = log.is_file() and str(good["amount"]) in log.read_text("utf-8", "replace")
    return {
        "answers": answer.status_code == 200,
        "faults": list(_faults(client, good, answer)),
        "log": (
            ""
            if line
            else f"no line for an answer is in the file that {VARIABLE} names"
        ),
    }


def _faults(client: Any, good: dict[str, Any], answer: Any) -> Iterator[str]:
    if answer.status_code != 200:
        yield f"a good request is answered {answer.status_code}"
    for name, change in WRONG.items():
        reply = client.post("/predict", json=good | change)
        if reply.status_code != 422:
            yield f"POST /predict with {json.dumps(change)} is answered {reply.status_code}"
        elif name not in reply.text:
            yield f"POST /predict with {json.dumps(change)} is refused without naming {name}"
    health = client.get("/health")
    if health.status_code != 200 or "version" not in health.text:
        yield f"GET /health is answered {health.status_code}, and tells no version"
