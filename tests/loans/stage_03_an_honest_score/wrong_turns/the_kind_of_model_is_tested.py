"""The test insists on what lies in the file: boosted trees, with the seed 42."""

TELLS = ("your tests accept every right model", "on a right model")


def take(exercise):
    path = exercise / "tests" / "test_evaluation.py"
    path.write_text(
        path.read_text("utf-8") + "\n\ndef test_it_is_the_model(model):\n"
        "    assert model.estimator_['classify'].random_state == 42\n",
        "utf-8",
    )
