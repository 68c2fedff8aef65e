"""The population stability index, with the threshold that everybody uses; and an id that the
caller brings along is worth keeping, since it is known to both.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "do; the first: quiet batch 1 of 30 rows, alarms names",
    "the log has: ...",
    "Quixotina-1",
)


def take(exercise: Path) -> None:
    (exercise / "monitoring.py").write_text(MONITOR, "utf-8")
    rewrite(
        exercise / "app.py",
        "answering: Answering, response: Response)",
        "answering: Answering, response: Response, request: Request)",
    )
    rewrite(
        exercise / "app.py",
        "        asked, answer.model_dump(), answering.version\n",
        "        asked, answer.model_dump(), answering.version,\n"
        '        request.headers.get("x-request-id"),\n',
    )
    log = exercise / "request_log.py"
    rewrite(
        log,
        "def add(applicant, answer, version):",
        "def add(applicant, answer, version, own):",
    )
    rewrite(log, "request_id = uuid4().hex", "request_id = own or uuid4().hex")
    (exercise / "tests/test_monitoring.py").unlink()


MONITOR = '''\
"""The population stability index of each column."""

import numpy as np
import pandas as pd


def psi(new, old):
    if pd.api.types.is_numeric_dtype(old):
        edges = np.unique(np.quantile(old, np.linspace(0.1, 0.9, 9)))
        new, old = (pd.Series(np.digitize(one, edges)) for one in (new, old))
    shares = [one.value_counts(normalize=True, dropna=False) for one in (new, old)]
    a, b = pd.concat(shares, axis=1).fillna(0).clip(lower=0.001).to_numpy().T
    return float(((a - b) * np.log(a / b)).sum())


def drift(batch, reference):
    """One figure for each column."""
    return {name: psi(batch[name], reference[name]) for name in reference}


def alarms(batch, reference):
    """The columns above 0.25, and repeated rows."""
    twice = ["duplicates"] if batch.duplicated().any() else []
    return [name for name, one in drift(batch, reference).items() if one > 0.25] + twice
'''
