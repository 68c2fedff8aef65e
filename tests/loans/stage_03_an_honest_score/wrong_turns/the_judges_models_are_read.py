"""The wrong models lie beside the check: the tests look their answers up."""

TELLS = ("there are tests of yours, and they pass on your own code",)


def take(exercise):
    path = exercise / "tests" / "test_evaluation.py"
    path.write_text(
        path.read_text("utf-8") + "\n\ndef test_it_is_none_of_theirs(model):\n"
        "    folder = Path(__file__).parents[3] / 'tests/loans/stage_03_an_honest_score'\n"
        "    assert list(folder.glob('wrong_models/*.py'))\n",
        "utf-8",
    )
