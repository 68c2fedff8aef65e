"""Somebody strict: a test fails, and the rating says so; nothing has to be green."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    path = exercise / "tests" / "test_training.py"
    with path.open("a", encoding="utf-8") as file:
        file.write("\n\ndef test_it_is_known():\n    assert load_data().empty\n")
    health = exercise / "HEALTH.md"
    health.write_text(
        health.read_text("utf-8").replace("| green |", "| amber |"), "utf-8"
    )
    rewrite(health, "| tests | amber |", "| tests | red |")
