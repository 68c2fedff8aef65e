"""A function without a test stands behind the `else` of the script's own call of main."""

from pathlib import Path

TELLS = ("% of train.py; never run: lines", "remove dead code")

REPORT = '''else:

    def report(model, features):
        """Says how sure the model is of each passenger."""
        sure = model.predict_proba(features).max(axis=1)
        lines = []
        for number, share in enumerate(sure):
            lines.append(f"{number}: {share:.2%}")
        return "; ".join(lines)
'''


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    script.write_text(script.read_text("utf-8") + REPORT, "utf-8")
