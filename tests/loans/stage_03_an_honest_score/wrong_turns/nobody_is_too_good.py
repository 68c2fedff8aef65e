"""Better is better: nobody asks for the other end of the interval."""

from drydock.judging.turns import rewrite

TELLS = (
    "your tests notice each of 13 wrong models",
    "it has learned from all thousand",
    "the two parts changed places",
)


def take(exercise):
    rewrite(
        exercise / "tests" / "test_evaluation.py",
        'cost_per_applicant(model, held_out).high >= RATCHET["cost_per_applicant"]',
        "cost_per_applicant(model, held_out).high >= 0",
    )
