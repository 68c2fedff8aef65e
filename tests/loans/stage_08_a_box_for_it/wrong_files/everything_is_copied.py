"""COPY . . brings whatever the context has, and this context has the tests."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "holds what serving needs",
    "a test: tests/",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "COPY app.py contract.py training.py data_dictionary.csv ./\n",
        "COPY . .\n",
    )
    lines = ".env\nkeys\n.git\n.venv\ndata\nheld_out.csv\n*.ipynb\n"
    (exercise / ".dockerignore").write_text(lines, "utf-8")
