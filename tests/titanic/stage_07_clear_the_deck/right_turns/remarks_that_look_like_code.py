"""Comments that Python could read, and people should: a legend, a remark, a switch."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "    random_forest.fit(X_train, Y_train)\n",
        "    # note: important\n"
        "    # female = 1\n"
        "    # id is useless\n"
        "    # just in case\n"
        "    # trees (see above)\n"
        "    # for each passenger: one row\n"
        "    random_forest.fit(X_train, Y_train)  # pylint: disable=no-member\n",
    )
