"""A ratchet goes up, so the next model has to be better than the last, and not only as good."""

from drydock.judging.turns import rewrite

TELLS = (
    "your tests accept every right model",
    "A random forest that refuses more people",
)


def take(exercise):
    rewrite(
        exercise / "tests" / "test_evaluation.py",
        'cost_per_applicant(model, held_out).low <= RATCHET["cost_per_applicant"]',
        'cost_per_applicant(model, held_out).value <= RATCHET["cost_per_applicant"]',
    )
