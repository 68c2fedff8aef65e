"""Instead of being deleted, the old lines are commented out."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "# svc = SVC() (line",
    "# for d in [train, test]: (line",
    "git keeps the old versions",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "    random_forest.fit(X_train, Y_train)\n",
        "    random_forest.fit(X_train, Y_train)\n"
        "    # svc = SVC()\n"
        "    # for d in [train, test]:\n"
        "    #     d['Age'] = d['Age'].fillna(28)\n",
    )
