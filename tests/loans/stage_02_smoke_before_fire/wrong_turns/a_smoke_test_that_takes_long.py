"""The model is searched for among many, in the test as well: here it only takes as long."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "no test takes longer than 5 seconds",
    "test_a_purpose_that_no_loan_had_gets_an_answer takes ",
    "let it learn from fewer loans",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_training.py"
    rewrite(
        tests,
        "an_answer(run, applicants):\n",
        "an_answer(run, applicants):\n    time.sleep(5.2)\n",
    )
    rewrite(tests, "from typing", "import time\nfrom typing")
