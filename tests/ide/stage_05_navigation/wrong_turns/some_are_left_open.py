"""The last question was forgotten."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 7", "no answer yet")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: 12", "Answer:")
