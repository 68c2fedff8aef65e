"""While predict is written anew, the application is made once more above it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "within: AttributeError: 'State' object has no attribute 'served'",
    "the lifespan did not run: is it given to FastAPI, and is there a second",
    "WAITING The log goes on where it ends",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "app.py",
        '@app.post("/predict")\n',
        'app = FastAPI(title="Loans")\n\n\n@app.post("/predict")\n',
    )
