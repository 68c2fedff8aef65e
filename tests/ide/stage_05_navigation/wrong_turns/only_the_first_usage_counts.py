"""The list of usages has more than one entry."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 2", "(right, but not all)")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: berths, pilots", "Answer: berths")
