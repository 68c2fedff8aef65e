"""Each figure gets a cell, and the story becomes a notebook as it was before."""

import json
from pathlib import Path

from drydock.workbook.notebook import dump

TELLS = ("at most 8 code cells", "9 code cells and")


def take(exercise: Path) -> None:
    page = exercise / "titanic.ipynb"
    document = json.loads(page.read_text("utf-8"))
    code = [one for one in document["cells"] if one["cell_type"] == "code"]
    extra = [
        code[-1] | {"id": f"more-{number}", "source": [f"X_train.head({number})"]}
        for number in range(9 - len(code))
    ]
    document["cells"] += extra
    page.write_text(dump(document), "utf-8")
