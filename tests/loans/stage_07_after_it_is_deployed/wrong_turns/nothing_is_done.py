"""The tests of stage 06 are green, so what can be wrong with what is deployed?"""

from pathlib import Path

FROM = "start"
TELLS = (
    "where LOANS_URL is not set, each test in tests/test_deployment.py is skipped",
    "test_service_is_up_after_deployment passed",
    "10 not noticed",
    "they ask it nothing",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
