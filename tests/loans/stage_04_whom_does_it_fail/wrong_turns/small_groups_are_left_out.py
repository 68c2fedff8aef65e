"""Where there are too few people a figure would be misread, so there is none."""

from drydock.judging.turns import rewrite

TELLS = (
    "it gives Linz, Ulm",
    "leave no group out here",
)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "for name, own in loans.groupby(groups)}",
        "for name, own in loans.groupby(groups) if len(own) > 1}",
    )
