"""Fair is what is equal: no group may be worse than all."""

from drydock.judging.turns import rewrite

TELLS = ("on your code, tests/test_groups.py::test_no_group_is_lent_to_blindly",)


def take(exercise):
    rewrite(exercise / "tests" / "test_groups.py", "MARGIN = 0.20", "MARGIN = 0")
    rewrite(
        exercise / "tests" / "test_groups.py",
        "if figure.high < least",
        "if figure.value < least",
    )
