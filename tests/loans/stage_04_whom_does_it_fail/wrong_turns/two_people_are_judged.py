"""Every group counts, so none is left out for being small."""

from drydock.judging.turns import rewrite

TELLS = (
    "is wrong about a few people more",
    "tests/test_groups.py::test_no_group_is_lent_to_blindly",
)


def take(exercise):
    rewrite(exercise / "tests" / "test_groups.py", "counted >= ENOUGH", "counted >= 1")
