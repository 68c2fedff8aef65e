"""Only code is left; a text file beside it speaks of the notebook, and so do docstrings."""

from pathlib import Path


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    lines = script.read_text("utf-8").splitlines()
    code = [line for line in lines if not line.lstrip().startswith("#")]
    text = "\n".join(code).replace("print(models)", "models")
    text = (
        f'"""Made from titanic.ipynb."""\n# --- 1. read ---\n# - both files\n{text}\n'
    )
    script.write_text(text, "utf-8")
    note = "train.py was titanic.ipynb once. It makes X_train.\n"
    (exercise / "README.md").write_text(note, "utf-8")
