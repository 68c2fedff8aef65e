"""nullable=True was there in an example, and came along."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("A row without savings got through",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        'pa.Column(checks=pa.Check.isin(list(own["code"])))',
        'pa.Column(nullable=True, checks=pa.Check.isin(list(own["code"])))',
    )
