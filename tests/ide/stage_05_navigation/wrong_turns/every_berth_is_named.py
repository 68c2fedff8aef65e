"""All classes of the file, the one that is asked about and the one without a price."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 5", "(the right answer is in it, and more)")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(
        answers,
        "Answer: DeepBerth, GuestBerth",
        "Answer: Berth, DeepBerth, DryBerth, GuestBerth",
    )
