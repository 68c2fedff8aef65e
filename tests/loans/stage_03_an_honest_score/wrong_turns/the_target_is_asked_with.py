"""The model picks its columns by name, so one more does no harm: until a model looks."""

from drydock.judging.turns import rewrite

TELLS = ("asks the model without credit_risk", "no applicant brings it")


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "model.predict(loans.drop(columns=TARGET)) == BAD",
        "model.predict(loans) == BAD",
    )
