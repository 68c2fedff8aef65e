"""The rules of the stage that need nothing but files: what they tell of a folder of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from drydock.errors import CheckFailed
from drydock.workbook.loading import load

HERE = Path(__file__).parent
debts, ratings = load(HERE / "debts.py"), load(HERE / "ratings.py")
repository = load(HERE / "repository.py")
GOOD = {"answers": True, "faults": [], "log": ""}
PASSED = [{"id": "tests/test_app.py::test_one", "outcome": "passed", "message": ""}]


def all_true(work: Path) -> None:
    """No rating is contradicted, as far as files tell; what runs is taken to be good."""
    states = {
        "tests": repository.about_tests(work, PASSED, ""),
        "set-up": repository.about_set_up(work),
        "pipeline": repository.about_pipeline(work),
        "monitoring": repository.about_monitoring(work, GOOD),
        "interfaces": repository.about_interfaces(GOOD),
    }
    for area, rating in ratings.ratings(work).items():
        repository.require_true(rating, states[area])


RULES: tuple[Callable[[Path], object], ...] = (
    debts.debts,
    debts.require_places,
    debts.require_sorted,
    ratings.ratings,
    ratings.require_evidence,
    all_true,
)


def told(folder: Path) -> Iterator[CheckFailed]:
    """What the rules tell; the same thing once."""
    heard = set[str]()
    for rule in RULES:
        try:
            rule(folder)
        except CheckFailed as failed:
            if str(failed) not in heard:
                heard.add(str(failed))
                yield failed
