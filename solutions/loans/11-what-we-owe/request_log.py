"""What was asked and what was answered, as far as it is needed to score it again.

One JSON object a line, at the end of the file that LOANS_LOG names. A line has what the model
was asked with, and not what a request brings along: no headers, no address, nothing refused.
"""

import json
import logging
import os
from datetime import UTC, datetime
from uuid import uuid4

VARIABLE = "LOANS_LOG"


def add(applicant, answer, version):
    """Logs an answer, and returns the id of its line. What cannot be logged is told on the
    error stream, and stops nobody: an applicant is not to wait for a full disk."""
    request_id = uuid4().hex
    line = {
        "time": datetime.now(UTC).isoformat(),
        "request_id": request_id,
        "version": version,
        "applicant": applicant,
        **answer,
    }
    if path := os.environ.get(VARIABLE):
        try:
            with open(path, "a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
        except OSError:
            logging.getLogger(__name__).exception("%s is not logged", request_id)
    return request_id
