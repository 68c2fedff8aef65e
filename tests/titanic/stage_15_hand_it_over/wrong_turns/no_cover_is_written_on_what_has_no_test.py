"""Lines that no test runs are marked so that coverage does not count them."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("% of train.py; never run: lines", "remove dead code")

REPORT = '''

def report(model, features):  # pragma: no cover
    """Says how sure the model is of each passenger."""
    sure = model.predict_proba(features).max(axis=1)
    lines = []
    for number, share in enumerate(sure):
        lines.append(f"{number}: {share:.2%}")
    return "; ".join(lines)
'''


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '\n\nif __name__ == "__main__":',
        REPORT + '\n\nif __name__ == "__main__":',
    )
