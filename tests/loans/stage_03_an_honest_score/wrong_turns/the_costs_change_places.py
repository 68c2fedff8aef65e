"""Which of the two was the expensive one?"""

from drydock.judging.turns import rewrite

TELLS = (
    "cost_per_applicant is 0.55 where of 5 loans",
    "it is 1.55: that is the costs the wrong way round",
)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "COST_OF_A_DEFAULT * (bad & ~refused) + COST_OF_A_REFUSAL * (~bad & refused)",
        "COST_OF_A_DEFAULT * (~bad & refused) + COST_OF_A_REFUSAL * (bad & ~refused)",
    )
