"""The outputs were cleared, and then everything was run once more before saving."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

TELLS = (
    "1 code cell with a saved output",
    "df.loc[df['Age'] <= 16",
    "clear the outputs",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    [bands] = [cell for cell in document["cells"] if cell["id"] == "age-bands"]
    bands["execution_count"] = 20
    bands["outputs"] = [
        {
            "output_type": "execute_result",
            "execution_count": 20,
            "metadata": {},
            "data": {"text/plain": ["33     66\n", "96     71\n"]},
        }
    ]
    notebook.write_text(dump(document), "utf-8")
