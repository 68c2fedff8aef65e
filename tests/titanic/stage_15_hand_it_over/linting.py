"""What pylint finds, in the child process, in the participant's folder."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path
from typing import Any

from pylint.lint import Run
from pylint.reporters.json_reporter import JSONReporter

from drydock.workbook.workspace import modules_in

HERE = Path(__file__).resolve()
# It is asked what it knows of the modules alone: reading pandas for it takes ten seconds,
# so it meets empty modules of these names. The names of the seam are those of
# scikit-learn, and not in snake case.
UNREAD = ("numpy", "pandas", "sklearn", "matplotlib", "seaborn")
OFF = "locally-disabled"
OPTIONS = (
    f"--rcfile={HERE.parents[3] / 'pyproject.toml'}",
    "--persistent=n",
    "--jobs=1",
    f"--ignored-modules={','.join(UNREAD)}",
    "--disable=import-error,no-name-in-module",
    "--enable=file-ignored,locally-disabled",
    "--good-names-rgxs=^[XY](_[a-z]+)?$",
)


def linted(_: dict[str, Any]) -> dict[str, Any]:
    """Its findings, as pylint writes them in JSON, and for each module the messages that
    comments in it switch off; ends the process with its code where it refuses its options.
    """
    modules = [file.as_posix() for file in modules_in(Path())]
    for name in UNREAD:
        Path(f"{name}.py").touch()
    said = io.StringIO()
    gc.disable()  # it ends soon: looking for garbage would take a tenth of its time
    Run([*OPTIONS, *modules], reporter=JSONReporter(said), exit=False)
    told = json.loads(said.getvalue())
    off: dict[str, list[str]] = {}
    for one in told:
        if one["symbol"] == OFF:
            off.setdefault(one["path"], []).append(one["message"].split()[2])
    return {
        "found": [one for one in told if one["symbol"] != OFF],
        "switched_off": {path: sorted(set(names)) for path, names in off.items()},
    }
