"""The last two questions were forgotten."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 7", "answer to question 8", "no answer yet")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: 12", "Answer:")
    rewrite(answers, "Answer: ledger", "Answer:")
