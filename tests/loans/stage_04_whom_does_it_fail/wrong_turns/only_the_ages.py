"""The bands were some work, and the jobs are forgotten over them."""

from drydock.judging.turns import rewrite

TELLS = (
    "3 not noticed",
    "every manager",
)


def take(exercise):
    rewrite(
        exercise / "tests" / "test_groups.py",
        'GROUPS = {"job": lambda loans: loans["job"], "age": age_bands}',
        'GROUPS = {"age": age_bands}',
    )
    rewrite(
        exercise / "tests" / "test_groups.py",
        '{(BAD, "A171"), (BAD, "A174"), (GOOD, "A171")}',
        "set()",
    )
