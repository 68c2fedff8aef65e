"""One statement, spread over several lines, is commented out: no line of it is Python."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("# df = df.drop( (line", "No code is kept in comments or texts")

FIT = "    random_forest.fit(X_train, Y_train)\n"
OLD = """    # df = df.drop(
    #     ["Ticket", "Cabin"],
    #     axis=1,
    # )
"""


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", FIT, OLD + FIT)
