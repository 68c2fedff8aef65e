"""The service computes the same, so the figures are the same."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "on a right model (It serves another model: a logistic regression, whose last digits",
    "ask of a model what the lesson asks, and not what yours happens to give",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "tests/test_app.py", "pytest.approx(risk)", "risk")
