"""A first draft: the version is written by hand, the answer has a text more, and the chance of
the first column, and pydantic is left as it comes.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    'GET /health is answered 200 {"status":"ok","version":"1.0"}',
    '"decision":"lend","text":"as you see"}, and not 200 {"probability_of_default": 0.',
    "look at what model.predict_proba and model.predict say of that row",
    'POST /predict {"duration": "12"} is answered 200',
)


def take(exercise: Path) -> None:
    app = exercise / "app.py"
    rewrite(app, "version=answering.version", 'version="1.0"')
    rewrite(app, "predict_proba(row)[0, bad]", "predict_proba(row)[0, 0]")
    kinds = 'decision: Literal["lend", "refuse"]'
    rewrite(app, kinds, f'{kinds}\n    text: str = "as you see"')
    rewrite(exercise / "contract.py", 'extra="forbid", strict=True', 'extra="forbid"')
