"""The standard deviation of the costs is taken for that of their mean."""

from drydock.judging.turns import rewrite

TELLS = ("the interval of cost_per_applicant is about 0.293 wide", "it is 8.3")


def take(exercise):
    rewrite(
        exercise / "evaluation.py", "* costs.std() / len(costs) ** 0.5", "* costs.std()"
    )
