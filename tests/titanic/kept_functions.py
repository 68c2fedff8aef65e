"""What the functions of earlier stages still do that a core has. Runs in the child process.

It asks for no library that a core need not have, so it need not wait for others.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

trying = runpy.run_path(str(Path(__file__).with_name("trying.py")))


def kept(_: dict[str, Any], settings: dict[str, str]) -> dict[str, Any]:
    """See `try_kept`; settings["stage"]: the folder with the tests of the stage."""
    return trying["try_kept"](Path(settings["stage"]))
