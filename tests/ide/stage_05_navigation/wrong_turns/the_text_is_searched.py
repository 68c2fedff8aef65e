"""A search for def charge finds one, in another class; and one for draught finds the stove."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "answer to question 1",
    "your answer: pilots",
    "answer to question 2",
    "(the right answer is in it, and more)",
)


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: tariff", "Answer: pilots")
    rewrite(answers, "Answer: berths, pilots", "Answer: berths, pilots, weather")
