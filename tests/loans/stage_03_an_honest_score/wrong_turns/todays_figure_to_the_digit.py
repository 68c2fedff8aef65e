"""Whatever the script prints today goes into the assert."""

from drydock.judging.turns import rewrite

TELLS = (
    "your tests accept every right model",
    "on a right model",
    "ask of a model what the lesson asks",
)


def take(exercise):
    path = exercise / "tests" / "test_evaluation.py"
    rewrite(
        path,
        'assert recall_of_bad(model, held_out).high >= RATCHET["recall_of_bad"]',
        "assert recall_of_bad(model, held_out).value == pytest.approx(61 / 72)",
    )
