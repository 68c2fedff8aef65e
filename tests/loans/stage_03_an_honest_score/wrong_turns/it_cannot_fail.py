"""The figures are computed and printed, and nobody compares them with anything."""

TELLS = (
    "your tests notice each of 13 wrong models",
    "not noticed",
    "write an assert into",
)


def take(exercise):
    path = exercise / "tests" / "test_evaluation.py"
    text = path.read_text("utf-8")
    begin = text.index("def test_it_finds")
    path.write_text(
        text[:begin] + "def test_the_figures(model, held_out):\n"
        "    print(recall_of_bad(model, held_out))\n"
        "    print(cost_per_applicant(model, held_out))\n",
        "utf-8",
    )
