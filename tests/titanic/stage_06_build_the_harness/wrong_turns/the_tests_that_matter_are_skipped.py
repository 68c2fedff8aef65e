"""Training takes a moment, so the tests of the model are skipped for the time being."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("The forest was trained with another seed", "take @pytest.mark.skip away from")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests" / "test_train.py",
        "def test_predictions_for_all",
        '@pytest.mark.skip("slow")\ndef test_predictions_for_all',
    )
