"""The models are gone, and their imports are not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("import of SVC (line", "import of accuracy_score (line")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "from sklearn.ensemble import RandomForestClassifier\n",
        "from sklearn.ensemble import RandomForestClassifier\n"
        "from sklearn.metrics import accuracy_score\n"
        "from sklearn.svm import SVC\n",
    )
