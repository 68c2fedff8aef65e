"""What pylint finds, in the child process, in the participant's folder."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path
from typing import Any

from pylint.lint import Run
from pylint.reporters.json_reporter import JSONReporter

from drydock.workspace import modules_in

HERE = Path(__file__).resolve()
# It is asked what it knows of the modules alone: reading pandas for it takes ten seconds,
# so it meets empty modules of these names. The names of the seam are those of
# scikit-learn, and not in snake case.
UNREAD = ("numpy", "pandas", "sklearn", "matplotlib", "seaborn")
OPTIONS = (
    f"--rcfile={HERE.parents[3] / 'pyproject.toml'}",
    "--persistent=n",
    "--jobs=1",
    f"--ignored-modules={','.join(UNREAD)}",
    "--disable=import-error,no-name-in-module",
    "--enable=file-ignored",
    "--good-names-rgxs=^[XY](_[a-z]+)?$",
)


def linted(_: dict[str, Any]) -> dict[str, Any]:
    """Its findings, as pylint writes them in JSON; ends the process with its code where
    it refuses its options."""
    modules = [file.name for file in modules_in(Path())]
    for name in UNREAD:
        Path(f"{name}.py").touch()
    said = io.StringIO()
    gc.disable()  # it ends soon: looking for garbage would take a tenth of its time
    Run([*OPTIONS, *modules], reporter=JSONReporter(said), exit=False)
    return {"found": json.loads(said.getvalue())}
