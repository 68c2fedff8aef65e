"""One seed at the top, for all that is drawn afterwards: it depends on the order."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("no random_state in", "random_state=42")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "import numpy as np", "import numpy as np\nnp.random.seed(42)")
    rewrite(
        notebook, "DecisionTreeClassifier(random_state=42)", "DecisionTreeClassifier()"
    )
    rewrite(notebook, "(n_estimators=100, random_state=42)", "(n_estimators=100)")
    rewrite(notebook, "SGDClassifier(random_state=42)", "SGDClassifier()")
