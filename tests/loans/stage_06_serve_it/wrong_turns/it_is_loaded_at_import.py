"""At the top of the module it is loaded once, too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it does not start: FileNotFoundError: [Errno 2] No such file or directory:"
    " 'exercises/loans/artifacts/model.joblib'",
    "let the start go on without a file",
)


def take(exercise: Path) -> None:
    app = exercise / "app.py"
    rewrite(app, "    if not ARTIFACT.exists():\n        return None\n", "")
    rewrite(app, "@asynccontextmanager", "SERVED = load()\n\n\n@asynccontextmanager")
    rewrite(app, "service.state.served = load()", "service.state.served = SERVED")
