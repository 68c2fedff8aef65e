"""Six rows have both labels, so it never comes to nobody."""

from drydock.judging.turns import rewrite

TELLS = (
    "refused_of_good of loans without a single good loan is nan",
    "it stops: ",
)


def take(exercise):
    rewrite(exercise / "evaluation.py", "if len(refused) == 0:", "if refused is None:")
