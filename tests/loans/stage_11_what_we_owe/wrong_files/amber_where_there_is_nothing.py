"""There are no tests, but there will be."""

import shutil
from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("tests: red where there is nothing", "says amber")


def take(exercise: Path) -> None:
    shutil.rmtree(exercise / "tests")
    path = exercise / "DEBT.md"
    path.write_text(
        path.read_text("utf-8").replace(
            "tests/test_groups.py::MARGIN", "evaluation.py"
        ),
        "utf-8",
    )
    readme = exercise / "README.md"
    text = readme.read_text("utf-8")
    for name in ("deployment", "evaluation", "groups"):
        text = text.replace(f"tests/test_{name}.py", "tests")
    readme.write_text(text, "utf-8")
    path = exercise / "HEALTH.md"
    rewrite(path, "| green | `tests/`, `ratchet.json` |", "| amber | `ratchet.json` |")
    rewrite(path, ", `tests/test_app.py`", "")
