"""The jump ends on an import, and the search ends there too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 1", "your answer: prices.py", "go on from there")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: tariff", "Answer: prices.py")
