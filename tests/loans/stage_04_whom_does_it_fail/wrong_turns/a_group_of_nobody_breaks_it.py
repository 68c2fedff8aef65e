"""Each group is there today, so it is looked up in what has been counted; a red test is a red test."""

from drydock.judging.turns import rewrite

TELLS = (
    "breaks on the way: KeyError: 'A172'",
    "let an assert say it",
)


def take(exercise):
    rewrite(exercise / "tests" / "test_groups.py", ".get(name, 0)", "[name]")
