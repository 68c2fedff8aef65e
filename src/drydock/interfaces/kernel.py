"""The named Jupyter kernel that the lessons ask for."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from drydock.files import write_whole

NAME = "drydock"
SPECIFICATION = {
    # Jupyter starts a plain "python" with the Python that it runs on itself. A full path
    # would be wrong in a clone whose .venv is a link to that of another: its notebooks
    # would be judged there.
    "argv": ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "display_name": "Drydock",
    "language": "python",
    "metadata": {"debugger": True},
}


def _file() -> Path:
    return Path(sys.prefix, "share", "jupyter", "kernels", NAME, "kernel.json")


def is_registered() -> bool:
    """Whether this environment offers the kernel."""
    try:
        return json.loads(_file().read_text("utf-8")) == SPECIFICATION
    except (OSError, ValueError):
        return False


def register() -> None:
    """Writes the kernel into this environment, where Jupyter looks first.

    It is there as a whole or not at all, whenever this is interrupted. ipykernel's own
    installer does the same, after two seconds of imports.
    """
    if not is_registered():
        write_whole(_file(), json.dumps(SPECIFICATION, indent=1) + "\n")
