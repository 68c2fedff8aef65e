"""The figure is what one wants to know; an interval can come later."""

from drydock.judging.turns import rewrite

TELLS = (
    "returns three numbers: the figure, and the low and the high end of its interval",
    "gives float",
)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "return Figure(costs.mean(), costs.mean() - margin, costs.mean() + margin)",
        "return float(costs.mean() + 0 * margin)",
    )
