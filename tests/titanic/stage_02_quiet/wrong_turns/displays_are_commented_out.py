"""Nothing is deleted: each line that shows something becomes a comment."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

FROM = "start"
TELLS = (
    "# plt.rcParams['figure.figsize'] = (4, 3), in line 5",
    "turned into a comment it is still there",
)
SHOWS = ("print(", "display(", "plt.", "sns.", "df.head", "train.", "test.info")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    for cell in document["cells"]:
        if cell["cell_type"] == "code":
            lines = "".join(cell["source"]).splitlines(keepends=True)
            cell["source"] = [_quiet(line) for line in lines]
            cell["outputs"] = []
    notebook.write_text(dump(document), "utf-8")


def _quiet(line: str) -> str:
    return f"# {line.lstrip()}" if line.lstrip().startswith(SHOWS) else line
