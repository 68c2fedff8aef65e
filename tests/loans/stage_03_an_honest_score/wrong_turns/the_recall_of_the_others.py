"""recall_score looks for ones, unless it is told what to look for."""

from drydock.judging.turns import rewrite

TELLS = ("it is 0.6: that is the recall of those who repay",)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "binomtest(int((bad & refused).sum()), int(bad.sum()))",
        "binomtest(int((~bad & ~refused).sum()), int((~bad).sum()))",
    )
