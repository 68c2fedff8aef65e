"""With the leaderboard goes what printed it, the call under the main guard as well."""

from pathlib import Path

TELLS = ("run as a script, it trains no model", "call the second function under if")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    script.write_text(text[: text.index("\n\nif __name__")], "utf-8")
