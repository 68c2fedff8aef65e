"""The first definition is not the end: it is a product, of which one part is elsewhere."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 7", "then multiply")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: 12", "Answer: 3")
