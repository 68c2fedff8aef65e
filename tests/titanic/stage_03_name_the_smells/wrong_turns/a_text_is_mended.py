"""The text that lies is put right, instead of a comment that says so."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

TELLS = ("gone from the text: Missing ages are replaced with the mean.",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    [text] = [one for one in document["cells"] if one["id"] == "age-note"]
    text["source"] = ["## Age\n", "\n", "Missing ages are replaced with medians."]
    notebook.write_text(dump(document), "utf-8")
