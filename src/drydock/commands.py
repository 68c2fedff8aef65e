"""Commands as a person types them in the top folder, on this system.

Texts of the engine write them as for Linux and macOS. Whatever leaves it for a person or
a tool is spelled for the shell that they have: Windows has no `./scripts/go`, but in a
shell that came with git.
"""

from __future__ import annotations

import os
from typing import Any

PYTHON = r".venv\Scripts\python" if os.name == "nt" else ".venv/bin/python"
ON_WINDOWS = {
    "./scripts/go": r"scripts\go",
    ".venv/bin/python": r".venv\Scripts\python",
}


def typed(text: str) -> str:
    """A text with its commands as they are typed here."""
    if os.name == "nt" and "MSYSTEM" not in os.environ:
        for ours, theirs in ON_WINDOWS.items():
            text = text.replace(ours, theirs)
    return text


def typed_in(document: Any) -> Any:
    """The same of all texts in a JSON document."""
    if isinstance(document, dict):
        return {key: typed_in(value) for key, value in document.items()}
    if isinstance(document, list | tuple):
        return [typed_in(value) for value in document]
    return typed(document) if isinstance(document, str) else document
