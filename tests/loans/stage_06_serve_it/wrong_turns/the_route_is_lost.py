"""Everything above predict is replaced by what is copied, and its decorator goes with it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "a good request is answered 404",
    'is @app.post("/predict") still there, above predict',
    "WAITING Each applicant gets the probability",
    "WAITING Your tests pass on your code",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "app.py", '@app.post("/predict")\n', "")
