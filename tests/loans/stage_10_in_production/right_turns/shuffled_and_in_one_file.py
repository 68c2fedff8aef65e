"""All of the service stays in one file; what chance makes of a column is found by shuffling,
for one figure that serves numbers and codes; the tests choose their loans with a function.
"""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    app = exercise / "app.py"
    rewrite(
        app, "import request_log\n", "import datetime\nimport itertools\nimport os\n"
    )
    rewrite(app, "request_log.add(", "_logged(")
    with app.open("a", encoding="utf-8") as file:
        file.write(LOG)
    (exercise / "request_log.py").unlink()
    (exercise / "monitoring.py").write_text(MONITOR, "utf-8")
    for name in ("test_request_log.py", "test_monitoring.py"):
        (exercise / "tests" / name).unlink()
    conftest = exercise / "tests/conftest.py"
    rewrite(
        conftest,
        "        return validate_loans(pd.read_csv(path))\n",
        "        return read(path)\n",
    )
    rewrite(conftest, '@pytest.fixture(scope="session")\ndef model', READ)


READ = '''\
def read(path):
    """Loans from a file, in the order in which the contract has the columns."""
    return validate_loans(pd.read_csv(path))[list(load_data().columns)]


@pytest.fixture(scope="session")
def model'''
LOG = '''

NUMBERS = itertools.count()
STARTED = f"{datetime.datetime.now():%Y%m%d%H%M%S%f}-{os.getpid()}"


def _logged(asked, answer, version):
    """Writes a line into the log, if there is one, and gives the id of it."""
    number = f"{STARTED}-{next(NUMBERS)}"
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    line = dict(answer, version=version, time=now, request_id=number, applicant=asked)
    try:
        with open(os.environ["LOANS_LOG"], "ab") as log:
            log.write(json.dumps(line, sort_keys=True).encode() + b"\\n")
    except (KeyError, OSError):
        pass
    return number
'''
MONITOR = '''\
"""How far each column is from the loans before, in units of what chance makes of it."""

import numpy as np
import pandas as pd

TIMES, TOO_FAR = 40, 5.5


def numbered(new, old):
    """Each column as whole numbers from 0, its values in order, what is missing last."""
    both = pd.concat([new, old], ignore_index=True)
    codes = both.astype("category").cat.codes.to_numpy().astype(int)
    codes[codes < 0] = codes.max() + 1
    return codes


def far(codes, is_new, ordered):
    """How many of the rows would have to change to make both alike."""
    new, old = (np.bincount(codes[one], minlength=codes.max() + 1) for one in (is_new, ~is_new))
    apart = new / is_new.sum() - old / (~is_new).sum()
    return abs(apart.cumsum()).max() if ordered else (apart**2 / (new + old)).sum() ** 0.5


def drift(batch, reference):
    """By how many standard deviations each column is farther away than by chance."""
    is_new = np.arange(len(batch) + len(reference)) < len(batch)
    shuffled = [np.random.default_rng(one).permutation(is_new) for one in range(TIMES)]
    found = {}
    for name in reference:
        codes = numbered(batch[name], reference[name])
        ordered = pd.api.types.is_numeric_dtype(reference[name])
        by_chance = [far(codes, one, ordered) for one in shuffled]
        spread = np.std(by_chance) or 1.0
        found[name] = (far(codes, is_new, ordered) - np.mean(by_chance)) / spread
    return found


def alarms(batch, reference):
    found = {name for name, figure in drift(batch, reference).items() if figure > TOO_FAR}
    if len(batch.drop_duplicates()) < 0.95 * len(batch):
        found.add("duplicates")
    return found
'''
