"""What is the same is ==, or so it seems."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("your tests accept every right model", "ask of a model what the lesson asks")


def take(exercise: Path) -> None:
    rewrite(exercise / "tests/test_behaviour.py", "ROUNDING = 1e-9", "ROUNDING = 0")
