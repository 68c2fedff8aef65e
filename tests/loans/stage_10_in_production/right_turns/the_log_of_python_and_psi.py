"""The logging of Python writes the lines, refusals included; the index of population stability
alarms where it is larger than chance makes it; each test file reads the file by itself.
"""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    (exercise / "request_log.py").write_text(LOG, "utf-8")
    (exercise / "monitoring.py").write_text(MONITOR, "utf-8")
    rewrite(
        exercise / "app.py",
        "    return Response(json.dumps(",
        '    request_log.LOG.info(json.dumps({"refused": [one["fault"] for one in faults]}))\n'
        "    return Response(json.dumps(",
    )
    (exercise / "tests/test_monitoring.py").unlink()
    conftest = exercise / "tests/conftest.py"
    text = conftest.read_text("utf-8")
    conftest.write_text(
        text[: text.index('@pytest.fixture(scope="session")\ndef held_out')]
    )
    for name, after in {
        "test_groups.py": "MARGIN = 0.20\n",
        "test_evaluation.py": "RATCHET = json",
    }.items():
        rewrite(exercise / "tests" / name, after, FIXTURE + after)
    for name in ("test_app.py", "test_behaviour.py", "test_request_log.py"):
        (exercise / "tests" / name).unlink()


FIXTURE = """\
FILE = __import__("os").environ.get("LOANS_FILE", "")
HELD_OUT = pd.read_csv(FILE) if FILE else __import__("training").split(
    __import__("training").load_data()
)[1]


@pytest.fixture(name="held_out")
def _held_out():
    return HELD_OUT


"""
LOG = '''\
"""The log of the answers, by the logging of Python."""

import json
import logging
import logging.handlers
import os
import time
import uuid

LOG = logging.Logger("answers", logging.INFO)
if os.environ.get("LOANS_LOG"):
    LOG.addHandler(
        logging.handlers.WatchedFileHandler(
            os.environ["LOANS_LOG"], encoding="utf-8", delay=True
        )
    )


def add(applicant, answer, version):
    number = str(uuid.uuid4())
    told = {"request_id": number, "time": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())}
    line = json.dumps({**answer, "applicant": applicant, **told, "version": version})
    try:
        LOG.info(line)  # a handler that cannot open its file raises this
    except OSError as error:
        logging.warning("%s: %s", number, error)
    return number
'''
MONITOR = '''\
"""PSI, held against what chance makes of it: times the size, it is chi-squared."""

import numpy as np
import pandas as pd
from scipy.stats import chi2


def in_bins(new, old):
    """Both as texts; numbers with many values in eight bins."""
    if pd.api.types.is_numeric_dtype(old) and old.nunique() > 8:
        edges = [-np.inf, *np.unique(np.quantile(old, np.arange(1, 8) / 8)), np.inf]
        new, old = pd.cut(new, edges), pd.cut(old, edges)
    return new.astype(str).fillna("missing"), old.astype(str).fillna("missing")


def stability(new, old):
    """How many times larger the index is than it is allowed to be by chance."""
    counts = [one.value_counts() for one in in_bins(new, old)]
    table = pd.concat(counts, axis=1).fillna(0)
    rare = table.sum(axis=1) < 0.03 * len(old)
    table = pd.concat([table[~rare], table[rare].sum().to_frame().T])
    a, b = (table.iloc[:, 0] + 0.5) / len(new), (table.iloc[:, 1] + 0.5) / len(old)
    index = float(((a - b) * np.log(a / b)).sum())
    by_chance = chi2.isf(0.0003, max(1, len(table) - 1)) * (1 / len(new) + 1 / len(old))
    return index / by_chance


def drift(batch, reference):
    found = {name: stability(batch[name], reference[name]) for name in reference.columns}
    twice = batch.duplicated().mean()
    return pd.Series({**found, "duplicates": 100 * twice})


def alarms(batch, reference):
    figures = drift(batch, reference)
    return figures.index[figures > 1]
'''
