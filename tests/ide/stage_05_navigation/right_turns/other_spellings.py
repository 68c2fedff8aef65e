"""Other capitals, other order, blanks in names, a list, a number in words."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    answers = exercise / "navigation" / "answers.md"
    rewrite(answers, "Answer: tariff", "answer: TARIFF")
    rewrite(answers, "Answer: berths, pilots", "Answer:\n\n- Pilots\n- Berths")
    rewrite(answers, "Answer: close_gates", "Answer: close gates")
    rewrite(
        answers,
        "Answer: DeepBerth, GuestBerth",
        "Answer: the guest berth and the deep berth",
    )
    rewrite(answers, "Answer: next_high_water", "Answer: next-high-water")
    rewrite(answers, "Answer: 12", "Answer: Twelve.")
