"""`import app` gives a module, and the client wants the service in it."""

from pathlib import Path

TELLS = (
    "TypeError: 'module' object is not callable",
    "name what stands in the module, and not the module",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_app.py"
    text = tests.read_text("utf-8").replace("        app.app\n", "        app\n")
    tests.write_text(text.replace("TestClient(app.app", "TestClient(app"), "utf-8")
