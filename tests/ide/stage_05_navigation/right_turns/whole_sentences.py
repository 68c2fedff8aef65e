"""Answers as one would say them, with paths, brackets and reasons."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: tariff", "Answer: It is `dues`, in `harbour/tariff.py`.")
    rewrite(
        answers,
        "Answer: berths, pilots",
        "**Answer:** pilots.py (needs_pilot) and berths.py (fits)",
    )
    rewrite(
        answers,
        "Answer: bells",
        "Answer: In the module harbour.bells: the class HarbourWatch",
    )
    rewrite(
        answers,
        "Answer: close_gates",
        "Answer: `close_gates()`, by way of gale_warning and alarm",
    )
    rewrite(answers, "Answer: 12", "Answer: 3 * 4 = 12 hours")
    rewrite(answers, "Answer: ledger", "Answer: ledger.py, in the docstring of total()")
