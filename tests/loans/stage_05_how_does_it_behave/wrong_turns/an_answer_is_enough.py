"""That something comes back for a purpose which nobody had is all that is asked."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "Whoever wants a loan for a purpose that no loan had, such as A47, is refused",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_behaviour.py",
        "assert set(model.predict(changed)) == {1, 2}",
        "assert len(model.predict(changed)) == len(people)",
    )
