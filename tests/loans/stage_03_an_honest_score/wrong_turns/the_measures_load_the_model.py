"""The function has the arguments, and loads the model all the same, as evaluate did."""

from drydock.judging.turns import rewrite

TELLS = (
    "recall_of_bad asks the model that it is given",
    "predict of that model is not called",
)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "def _bad_and_refused(model, loans):\n",
        "def _bad_and_refused(_model, loans):\n    model = joblib.load(ARTIFACT)\n",
    )
