"""Whoever gets a loan today is asked about, and gets one. Of /health the whole answer is
asserted, as in stage 06."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "2 not noticed",
    "Nobody is refused",
    "The probability is that of the other outcome",
    "on a right server (It is one of FastAPI, and /health tells more than was asked for)",
)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_deployment.py"
    rewrite(
        path,
        'assert answer.json()["version"] == expected, "another version is running"',
        'assert answer.json() == {"status": "ok", "version": expected}',
    )
    rewrite(path, "RISKY = SAFE | {", "RISKY = {")
    rewrite(path, "for one in (SAFE, RISKY)", "for one in (SAFE, SAFE)")
    rewrite(path, '< risky["probability_of_default"] <=', "<=")
    rewrite(path, '("lend", "refuse")', '("lend", "lend")')
