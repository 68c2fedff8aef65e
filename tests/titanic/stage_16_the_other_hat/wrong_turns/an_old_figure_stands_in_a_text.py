"""The tests name the new accuracy; the notebook's words, and its outputs, the old one."""

import json
from pathlib import Path

from drydock.workbook.notebook import dump

TELLS = (
    "86,8 in README.md, line 3; 86.76 in titanic.ipynb, cell 1; 0.867564534231201 in"
    " titanic.ipynb, saved output of cell",
)


def take(exercise: Path) -> None:
    readme = exercise / "README.md"
    readme.write_text("# Titanic\n\nThe forest is right about 86,8 %.\n", "utf-8")
    page = exercise / "titanic.ipynb"
    document = json.loads(page.read_text("utf-8"))
    words, *_, last = document["cells"]
    words["source"] = [*words["source"], "\n\nIt is right about 86.76 % of them."]
    output = {"name": "stdout", "output_type": "stream", "text": "0.867564534231201\n"}
    last["outputs"] = [output]
    page.write_text(dump(document), "utf-8")
