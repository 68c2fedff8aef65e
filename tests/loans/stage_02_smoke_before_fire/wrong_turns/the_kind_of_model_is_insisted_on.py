"""It says in the report that the model is made of boosted trees."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("your tests accept every right implementation", "Boosting")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_training.py",
        "    assert len(decisions) == len(applicants)\n",
        "    assert len(decisions) == len(applicants)\n"
        '    assert "GradientBoostingClassifier" in str(run.saved)\n',
    )
