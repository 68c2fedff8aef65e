"""Below 0.05 it is significant, as one has learned; and the log is opened once, as one opens
a file to write. The tests of the model go on with the loans that they know.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "of 30 batches in which nothing has changed, at most 2 raise an alarm",
    "do; the first: quiet batch",
    "divide the false alarm rate among all figures of a batch",
    "after another start, what was logged before is gone",
    "all pass: they judge other loans than those of LOANS_FILE",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "monitoring.py", "FALSE_ALARMS / len(figures)", "0.05")
    (exercise / "request_log.py").write_text(LOG, "utf-8")
    rewrite(exercise / "tests/conftest.py", 'os.environ.get("LOANS_FILE")', "None")


LOG = '''\
"""One line for each answer."""

import json
import os
from datetime import UTC, datetime
from uuid import uuid4

VARIABLE = "LOANS_LOG"
path = os.environ.get(VARIABLE)
log = open(path, "w", encoding="utf-8") if path else None


def add(applicant, answer, version):
    """Logs an answer, and returns the id of its line."""
    told = {"time": datetime.now(UTC).isoformat(), "request_id": uuid4().hex}
    line = told | {"version": version, "applicant": applicant, **answer}
    if log:
        print(json.dumps(line), file=log, flush=True)
    return line["request_id"]
'''
