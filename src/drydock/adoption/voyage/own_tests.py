"""The tests in the adopted folder, run as the owner runs them: by plain pytest, in a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drydock.adoption.locking.owners_python import Died, TookTooLong
from drydock.adoption.voyage.program import laid_out
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed


def run_tests(
    work: Work,
    files: Sequence[str],
    changed: Mapping[str, str] | None = None,
    limit: float | None = None,
) -> dict[str, Any]:
    """What pytest says of some test files: "tests", each with "id", "outcome" and "message",
    "error", why it did not run, and "missing", whether there is no pytest.

    changed: texts to stand in the copy in the place of modules. limit: seconds, if not those
    of all that runs here.
    """
    place, seconds = laid_out(work, changed), limit or work.limit
    job = {"what": "tests", "folder": str(place), "files": list(files)}
    try:
        return work.python.last_answer(job, seconds)
    except TookTooLong:
        error = f"it takes over {seconds:.0f} seconds"
    except Died as died:
        error = str(died)
    return {"tests": [], "error": error, "missing": False}


def require_that_pytest_runs(work: Work, told: Mapping[str, Any]) -> None:
    """Raises CheckFailed where the owner's Python has no pytest."""
    if told["missing"]:
        python = work.house.python
        raise CheckFailed(
            expected=f"the Python of your notebook has pytest: {python}",
            found="it has none",
            remedy=f"install it there: {python} -m pip install pytest",
        )
