"""They failed on the old model, and the mark was left on."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("16 not noticed", "take skip out of pytestmark")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_behaviour.py",
        "ROUNDING = 1e-9",
        'ROUNDING = 1e-9\npytestmark = pytest.mark.skip("later")',
    )
