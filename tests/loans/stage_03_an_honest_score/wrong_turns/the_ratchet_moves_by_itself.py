"""A ratchet should follow the best model: the test writes down what it has found."""

TELLS = (
    "your tests read what they compare with, and never write it",
    "they write ratchet.json, and read it afterwards",
)


def take(exercise):
    path = exercise / "tests" / "test_evaluation.py"
    text = path.read_text("utf-8")
    old = "def test_it_finds_those_who_do_not_repay(model, held_out):\n"
    new = (
        "FILE = Path(__file__).parents[1] / 'ratchet.json'\n\n\n"
        f"{old}"
        "    best = max(RATCHET['recall_of_bad'], recall_of_bad(model, held_out).value)\n"
        "    FILE.write_text(json.dumps(RATCHET | {'recall_of_bad': best}))\n"
        "    assert json.loads(FILE.read_text())\n"
    )
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
