"""The second best model stays, to compare with: nobody ever does."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("2 models are trained: DecisionTreeClassifier, RandomForestClassifier",)


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(
        script,
        "    random_forest.fit(X_train, Y_train)\n",
        "    random_forest.fit(X_train, Y_train)\n"
        "    print(DecisionTreeClassifier(random_state=42).fit(X_train, Y_train))\n",
    )
    rewrite(
        script,
        "from sklearn.ensemble import RandomForestClassifier\n",
        "from sklearn.ensemble import RandomForestClassifier\n"
        "from sklearn.tree import DecisionTreeClassifier\n",
    )
