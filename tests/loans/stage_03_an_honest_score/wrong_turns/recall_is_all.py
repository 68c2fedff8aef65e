"""To find those who do not repay is what it is for: the cost is not asked."""

TELLS = (
    "your tests notice each of 13 wrong models",
    "it finds all who do not repay, and nothing is earned",
)


def take(exercise):
    path = exercise / "tests" / "test_evaluation.py"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("def test_it_costs_no_more")], "utf-8")
