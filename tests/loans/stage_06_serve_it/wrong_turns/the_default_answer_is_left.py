"""FastAPI answers bad requests by itself: why write a handler?"""

from pathlib import Path

TELLS = (
    "sends back the field status, which is not at fault",
    "send that request to your service in a test of yours",
)


def take(exercise: Path) -> None:
    app = exercise / "app.py"
    text = app.read_text("utf-8")
    app.write_text(text[: text.index("@app.exception_handler")], "utf-8")
