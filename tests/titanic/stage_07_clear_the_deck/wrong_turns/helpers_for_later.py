"""Two thirds are gone, and new helpers for later take their place."""

from pathlib import Path

TELLS = ("At least a third of the statements is gone", "at most 74 statements")
MORE = """

def percent_{0}(value):
    \"\"\"In per cent, with two digits.\"\"\"
    share = value * 100
    return round(share, 2)
"""


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    functions = "".join(MORE.format(number) for number in range(8))
    calls = "\n".join(f"    print(percent_{number}(1))" for number in range(8))
    script.write_text(
        text.replace(
            '\n\nif __name__ == "__main__":',
            functions + '\n\nif __name__ == "__main__":',
        )
        + calls
        + "\n",
        "utf-8",
    )
