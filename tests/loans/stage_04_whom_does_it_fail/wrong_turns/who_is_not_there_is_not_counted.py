"""The groups are counted among the bad loans, where a group of which there is none has no line."""

from drydock.judging.turns import rewrite

TELLS = (
    "all your tests pass, as if it were judged still",
    "value_counts and groupby have no line for a group of nobody",
)


def take(exercise):
    rewrite(
        exercise / "tests" / "test_groups.py",
        "for name in group(held_out).unique()",
        "for name in group(held_out[held_out[TARGET] == label]).unique()",
    )
