"""The owner's notebook as it lies on disk: its cells with what was saved of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from drydock.adoption.model import Cell, Output
from drydock.errors import CalledWrongly, CheckFailed
from drydock.workbook import notebook

LONGEST = 200_000
OLD_FORMATS = (2, 3)
REMEDY = (
    "open it in JupyterLab: if it opens there, save it anew; if not, bring back an older"
    " version of it"
)


@dataclass(frozen=True)
class NotebookFile:
    """What is read of a notebook; kernel: the name of the one it was saved with."""

    path: Path
    cells: tuple[Cell, ...]
    kernel: str


def read(path: Path) -> NotebookFile:
    """The notebook at `path`.

    Raises CalledWrongly, in a sentence, for what is no notebook, or not one in Python.
    """
    if not path.name.endswith(".ipynb") or not path.is_file():
        raise CalledWrongly(
            expected="the path of a notebook, a file that ends in .ipynb",
            found=(
                f"{path} is {'a folder' if path.is_dir() else 'no such file'}"
                if not path.is_file()
                else f"{path.name} does not end in .ipynb"
            ),
            remedy="./scripts/go adopt path/to/notebook.ipynb",
        )
    document = _document(path)
    metadata = _dict(document.get("metadata"))
    spec, info = _dict(metadata.get("kernelspec")), _dict(metadata.get("language_info"))
    language = str(spec.get("language") or info.get("name") or "python")
    if "python" not in language.lower():
        raise CalledWrongly(
            expected="a notebook whose cells are Python",
            found=f"{path.name} says that its language is {language}",
            remedy="choose another notebook: nothing can be said of this one",
        )
    cells = tuple(_cells(document["cells"]))
    if not cells:
        raise CalledWrongly(
            expected="a notebook with code in it",
            found=f"{path.name} has no code cell that is not empty",
            remedy="see that it is the right file, and that it is saved",
        )
    return NotebookFile(path.resolve(), cells, str(spec.get("name") or ""))


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _document(path: Path) -> dict[str, Any]:
    try:
        return notebook.read_document(path, path.name)
    except CheckFailed as error:
        newer = _converted(path)
        if newer is None:
            raise CalledWrongly(
                expected=f"a notebook in {path.name}", found=error.found, remedy=REMEDY
            ) from error
        return newer


def _converted(path: Path) -> dict[str, Any] | None:
    """A notebook of an old format as one of format 4; None if it is none."""
    try:
        old = json.loads(path.read_bytes())
        if old.get("nbformat") not in OLD_FORMATS:
            return None
        nbformat: Any = import_module("nbformat")
        return dict(nbformat.convert(nbformat.from_dict(old), 4))
    except Exception:  # pylint: disable=broad-exception-caught
        return None


def _cells(found: list[dict[str, Any]]) -> Iterator[Cell]:
    number = 0
    for place, cell in enumerate(found, 1):
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or not source.strip():
            continue
        number += 1
        tags = _dict(cell.get("metadata")).get("tags")
        count = cell.get("execution_count")
        yield Cell(
            number=number,
            source=source,
            tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
            saved_outputs=tuple(_outputs(cell.get("outputs"))),
            place=place,
            saved_count=count if isinstance(count, int) else None,
        )


def _outputs(found: object) -> Iterator[Output]:
    for one in found if isinstance(found, list) else []:
        if not isinstance(one, dict):
            continue
        if one.get("output_type") == "stream":
            kind = "other" if one.get("name") == "stderr" else "text"
            yield Output(kind, _text(one.get("text")))  # type: ignore[arg-type]
        elif one.get("output_type") == "error":
            lines = one.get("traceback")
            text = "\n".join(map(str, lines)) if isinstance(lines, list) else ""
            yield Output("error", text[:LONGEST] or str(one.get("evalue")))
        else:
            yield _shown(_dict(one.get("data")))


def _shown(data: dict[str, Any]) -> Output:
    text, html = _text(data.get("text/plain")), _text(data.get("text/html"))
    if any(form.startswith("image/") for form in data):
        return Output("image", text)
    if text:
        return Output("text", text, html)
    return Output("html" if html else "other", "", html)


def _text(value: object) -> str:
    lines = value if isinstance(value, list) else [value or ""]
    return "".join(map(str, lines))[:LONGEST]
