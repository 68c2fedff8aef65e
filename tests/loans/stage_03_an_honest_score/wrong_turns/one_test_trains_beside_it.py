"""The saved model is tested, and one more of all loans, to see that training still works."""

TELLS = (
    "only smoke tests train, on at most 200 loans",
    "tests/test_evaluation.py, line",
    "begins a training on 750 loans",
)


def take(exercise):
    path = exercise / "tests" / "test_evaluation.py"
    path.write_text(
        path.read_text("utf-8").replace(
            "load_data, split", "load_data, split, train_model"
        )
        + "\n\ndef test_training_still_gives_a_good_one(held_out, tmp_path):\n"
        "    learned, _ = split(load_data())\n"
        "    trained = train_model(learned, save_to=tmp_path / 'model.joblib')\n"
        "    assert recall_of_bad(trained, held_out).high >= RATCHET['recall_of_bad']\n",
        "utf-8",
    )
