"""The telephone is exchanged for the one that is there already; and a thousandth more or less
passes for rounding."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "3 not noticed",
    "A longer loan is taken for a little less risky",
    "A telephone makes everybody a little safer",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_behaviour.py"
    rewrite(
        tests, '{"A191": "A192", "A192": "A191"}', '{"A191": "A191", "A192": "A192"}'
    )
    rewrite(tests, "ROUNDING = 1e-9", "ROUNDING = 1e-3")
