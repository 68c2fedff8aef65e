"""jupytext says at the top what the notebook was, and marks cells in its own way."""

from pathlib import Path

TELLS = ("line 2 of train.py and 4 more: # jupyter:",)
HEADER = "# ---\n# jupyter:\n#   jupytext:\n#     format_name: light\n# ---\n\n"


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    text = f"{HEADER}# +\n{text}\n# -\n\n# Cell 38\n"
    script.write_text(text, "utf-8")
