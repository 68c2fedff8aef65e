"""What pylint says of a program, whatever settings lie around."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

OPTIONS = ["--persistent=n", "--output-format=json2", f"--rcfile={os.devnull}"]


def pylint(source: str, *checks: str) -> tuple[list[dict[str, Any]], float]:
    """Its messages by their lines, each with line, symbol and message, and the points out of ten.

    checks: the symbols of those that it makes; without any, all that it usually makes.
    """
    asked = ["--disable=all", f"--enable={','.join(checks)}"] if checks else []
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "program.py")
        script.write_text(source, "utf-8")
        command = [sys.executable, "-m", "pylint", *OPTIONS, *asked, str(script)]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(answer.stdout)
    messages = sorted(report["messages"], key=lambda found: found["line"])
    return messages, report["statistics"]["score"]
