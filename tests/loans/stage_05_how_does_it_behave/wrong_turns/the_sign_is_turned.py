"""1 is good and 2 is bad, so that -1 looks right for the amount: the more, the less is repaid."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("half as large again", "it is lower for", "risk does not fall with amount")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        "{column: 1 for column in MORE_IS_RISKIER}",
        '{"duration": 1, "amount": -1}',
    )
