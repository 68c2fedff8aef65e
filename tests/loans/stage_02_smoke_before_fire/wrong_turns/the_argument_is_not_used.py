"""The parameter is there, and joblib.dump still says ARTIFACT."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "there is no such file after that; the model lies in artifacts/model.joblib",
    "give save_to to joblib.dump",
)


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    rewrite(script, "    save_to.parent.mkdir", "    ARTIFACT.parent.mkdir")
    rewrite(script, "joblib.dump(model, save_to)", "joblib.dump(model, ARTIFACT)")
