"""The service rounds, so its answers seem to be known to the last digit."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "on a right service (The same answers, computed in another order, and not rounded",
    "assert what the lesson promises of an answer",
    "WAITING Your tests notice wrong services",
)


def take(exercise: Path) -> None:
    chance = "model.predict_proba(row)[0, bad]"
    rewrite(exercise / "app.py", chance, f"round(float({chance}), 6)")
    tests = exercise / "tests/test_app.py"
    rewrite(tests, "pytest.approx(risk)", "round(float(risk), 6)")
