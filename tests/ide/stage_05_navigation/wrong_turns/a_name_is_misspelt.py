"""Nearly right, but no name of the package."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 1", "(which names nothing of the package)")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: tariff", "Answer: tarrif")
