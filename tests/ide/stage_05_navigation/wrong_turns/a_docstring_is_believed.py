"""The docstring of arrive speaks of a bell, and a comment is no call."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("answer to question 4", "what a docstring says is no call")


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: close_gates", "Answer: arrive")
