"""The telephone is exchanged for the one that is there already."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("2 not noticed", "Whoever has no telephone is taken for a third riskier")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_behaviour.py",
        '{"A191": "A192", "A192": "A191"}',
        '{"A191": "A191", "A192": "A192"}',
    )
