"""Training seven models makes the tests slow, so six go already. Then nobody can say of the
leaderboard that it has not changed."""

from pathlib import Path

TELLS = ("prints the leaderboard as before", "it prints no leaderboard")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    for begin, end in (
        ("    svc = SVC()\n", "    random_forest = Random"),
        ("    perceptron = Perceptron(", "    return random_forest"),
    ):
        before, found, rest = text.partition(begin)
        text = before + end + rest.partition(end)[2]
        assert found and end in rest
    script.write_text(text, "utf-8")
