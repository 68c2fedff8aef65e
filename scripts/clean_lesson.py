"""A lesson as it is committed: what git calls for each lesson, through a clean filter.

    python scripts/clean_lesson.py <lesson.ipynb >cleaned.ipynb

Running a lesson leaves outputs, counters and an editor's settings in its file. The file
keeps them; git sees the lesson without, so that a lesson that was only run is no change.
`go setup` installs the filter, .gitattributes says for which files. Standard library
only and run with -I -S: git calls it for each lesson that was saved.
"""

from __future__ import annotations

import json
import sys
from typing import Any

# Whatever an editor has written there instead.
METADATA = {
    "kernelspec": {"display_name": "Drydock", "language": "python", "name": "drydock"},
    "language_info": {"name": "python"},
}
KEPT_OF_NOTEBOOK = ("drydock",)
KEPT_OF_CELL = ("drydock", "tags")


def clean(lesson: bytes) -> bytes:
    """The notebook without what running it or opening it leaves behind, in the form in
    which JupyterLab saves. What is no notebook comes back as it is."""
    try:
        document = json.loads(lesson)
        document["metadata"] = METADATA | _only(document["metadata"], KEPT_OF_NOTEBOOK)
        for cell in document["cells"]:
            _clean_cell(cell)
        text = json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True)
        return text.encode() + b"\n"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return lesson


def _clean_cell(cell: dict[str, Any]) -> None:
    cell["metadata"] = _only(cell["metadata"], KEPT_OF_CELL)
    cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
    if cell["cell_type"] == "code":
        cell["outputs"] = []
        cell["execution_count"] = None


def _only(metadata: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: metadata[name] for name in names if name in metadata}


if __name__ == "__main__":
    sys.stdout.buffer.write(clean(sys.stdin.buffer.read()))
