"""The other models stay for a comparison, behind a parameter that nobody ever gives."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "SVC (line",
    "what stands under if compare (line",
    "nobody needs; git keeps it",
)

FIT = "    random_forest.fit(X_train, Y_train)\n"
MORE = """    if compare:
        print(SVC().fit(X_train, Y_train).score(X_train, Y_train))
"""


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, FIT, FIT + MORE)
    rewrite(script, "and_train_model() ->", "and_train_model(compare: bool = False) ->")
    forest = "from sklearn.ensemble import RandomForestClassifier\n"
    rewrite(script, forest, f"{forest}from sklearn.svm import SVC\n")
