"""The name of the wrong model stands behind return: it can predict, too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the model that is returned is RandomForestClassifier(random_state=42)",
    "it is DecisionTreeClassifier(random_state=42), and so Survived differs in 27",
    "return the forest",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", "return random_forest,", "return decision_tree,")
