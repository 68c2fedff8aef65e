"""The client is made as in the tests that were handed over: without `with`."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "'State' object has no attribute 'served'",
    "let the service start before it is asked: with TestClient(...) as client",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_app.py",
        "    with TestClient(\n        app.app\n    ) as client:",
        "    client = TestClient(app.app)\n    if client:",
    )
