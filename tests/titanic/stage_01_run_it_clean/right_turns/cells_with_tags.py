"""A cell that is meant to fail says so in a tag, and one that is not to be run as well."""

from pathlib import Path
from typing import Any

from drydock.workbook.notebook import dump, read_document


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    document["cells"] += [
        _cell("raises-exception", "df['Nmae']"),
        _cell("skip-execution", "not_known_yet.head()"),
    ]
    notebook.write_text(dump(document), "utf-8")


def _cell(tag: str, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": tag,
        "metadata": {"tags": [tag]},
        "outputs": [],
        "source": [source],
    }
