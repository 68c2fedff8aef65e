"""The service answers, and its tests were green when it was deployed: what is there to log?"""

from pathlib import Path

FROM = "start"
TELLS = (
    "there is no such file after five answers",
    "the monitor stands in exercises/loans/monitoring.py",
    "all pass: they judge other loans than those of LOANS_FILE",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
