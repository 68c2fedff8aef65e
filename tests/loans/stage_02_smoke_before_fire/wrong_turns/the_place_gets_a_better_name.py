"""An artifact can be anything: the name is made to say what it is, and where it is imported
the old one is kept as an alias."""

from pathlib import Path

TELLS = (
    "training.py has the name ARTIFACT",
    "give the path of the model that name again",
)


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    script.write_text(
        script.read_text("utf-8").replace("ARTIFACT", "MODEL_FILE"), "utf-8"
    )
    for name in ("app.py", "evaluation.py", "tests/test_training.py"):
        text = (exercise / name).read_text("utf-8")
        (exercise / name).write_text(
            text.replace("import ARTIFACT", "import MODEL_FILE as ARTIFACT"), "utf-8"
        )
