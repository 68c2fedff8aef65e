"""The service rounds, its tests ask for the rounded figures, and nobody takes the file away."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("1 not noticed", "The model was loaded anew for each request")


def take(exercise: Path) -> None:
    app, tests = exercise / "app.py", exercise / "tests/test_app.py"
    chance = "model.predict_proba(row)[0, bad]"
    rewrite(app, chance, f"round(float({chance}), 6)")
    rewrite(tests, "pytest.approx(risk)", "pytest.approx(risk, rel=0, abs=6e-7)")
    text = tests.read_text("utf-8")
    begin, end = (
        text.index(f"def test_{name}") for name in ("while_it_runs", "without_")
    )
    tests.write_text(text[:begin] + text[end:], "utf-8")
