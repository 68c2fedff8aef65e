"""The answer for one customer is looked up once, and then it is expected."""

from pathlib import Path

TELLS = (
    "on a right model (It serves another model: a logistic regression",
    "ask of a model what the lesson asks",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_app.py"
    tests.write_text(tests.read_text("utf-8") + TODAY, "utf-8")


TODAY = """

def test_the_first_customer(client, applicant):
    answer = client.post("/predict", json=applicant).json()
    assert answer["probability_of_default"] == pytest.approx(0.058168, abs=1e-4)
"""
