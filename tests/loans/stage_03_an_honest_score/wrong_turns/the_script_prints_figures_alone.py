"""The intervals are for the tests; the script prints two plain figures."""

from drydock.judging.turns import rewrite

TELLS = ("each with its interval", "of recall_of_bad, is not in what it prints")


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        '        print(f"({figure.low:.3f} to {figure.high:.3f})")',
        "        print()",
    )
