"""Every kind is named in every cell, so that the right ones are among them."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

FROM = "start"
TELLS = ("12 beside one line", "if everything smells, the word says nothing")
KINDS = (
    "exposed internals, duplicated code, duplicated responsibility, dead code,"
    " magic literal, mysterious name, mutable input, leakage, noise,"
    " comment that lies, hidden state, missing test"
).split(", ")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    for cell in document["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = [
                *(f"# [code smell] {kind.strip()}: it smells\n" for kind in KINDS),
                "".join(cell["source"]),
            ]
    notebook.write_text(dump(document), "utf-8")
