"""The function has a better name now, and the weighted recall in it."""

from drydock.judging.turns import rewrite

TELLS = (
    "recall_of_bad is 0.8 where of 5 loans",
    "it is 0.65: that is the share of all decisions that are right",
)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "    test = binomtest(int((bad & refused).sum()), int(bad.sum()))",
        "    test = binomtest(int((bad == refused).sum()), len(bad))",
    )
