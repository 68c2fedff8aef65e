"""The model of today reaches 0.93, so 0.9 seems to be a fair bar; a simpler one learns less."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "on right code written differently (Trees with large leaves",
    "test_the_saved_model_has_learned_something fails",
    "and not how your code does it; where you ask for a figure, leave a wide margin",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "tests/test_training.py", "of_bad) > 0.7", "of_bad) > 0.9")
