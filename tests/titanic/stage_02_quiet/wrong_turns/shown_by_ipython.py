"""Lines that only IPython understands: they show, or hide what is shown."""

from pathlib import Path
from typing import Any

from drydock.workbook.notebook import dump, read_document

TELLS = (
    "%%capture, in line 1 of code cell 39",
    "and 5 more: code cell 39 line 2; code cell 40 line 1; code cell 41 line 1;"
    " code cell 42 line 1; and 1 more cells",
)
SHOWN = (
    "%%capture\ndf.info()",
    "!head -3 train.csv",
    "SVC?",
    "%%html\n<b>ok</b>",
    "%who",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    document["cells"] += [_cell(number, text) for number, text in enumerate(SHOWN)]
    notebook.write_text(dump(document), "utf-8")


def _cell(number: int, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"shown-{number}",
        "metadata": {},
        "outputs": [],
        "source": [source],
    }
