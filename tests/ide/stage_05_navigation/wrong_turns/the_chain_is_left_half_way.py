"""The direct caller is named, and not the one at the end of the chain."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 4", "unfold the callers")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: close_gates", "Answer: alarm, in the class HarbourWatch")
