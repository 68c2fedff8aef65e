"""hypothesis has found an example slow, and gets more time instead of all of it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "test_whoever_asks_for_more_is_not_less_risky",
    "@settings(deadline=None), of hypothesis",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "tests/test_behaviour.py", "deadline=None", "deadline=1")
