"""One source of random numbers for all models: what each draws depends on the others."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("random_forest is fitted with random_state=42", "has been drawn from")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "import warnings\n",
        "import warnings\nrng = np.random.RandomState(42)\n",
    )
    for model in ("DecisionTreeClassifier(", "SGDClassifier(", "(n_estimators=100, "):
        rewrite(notebook, f"{model}random_state=42)", f"{model}random_state=rng)")
