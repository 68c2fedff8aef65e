"""Plus and minus one standard error is an interval, too."""

from drydock.judging.turns import rewrite

TELLS = (
    "its interval is about",
    "as one of 95 per cent is",
)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        'proportion_ci(method="wilson")',
        'proportion_ci(0.68, method="wilson")',
    )
